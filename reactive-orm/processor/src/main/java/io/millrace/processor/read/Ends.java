package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import io.millrace.processor.check.Refusal;
import io.millrace.processor.model.Relation.Cardinality;
import io.millrace.processor.name.Closest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two ends of a key.
 *
 * @param held the columns that hold it
 * @param key the columns of the primary key
 */
record Ends(List<String> held, List<String> key) {

    Ends {
        held = List.copyOf(held);
        key = List.copyOf(key);
    }

    /**
     * Finds and checks them.
     *
     * @param holder the record that holds the key
     * @param referenced the record whose key it is
     * @param mark the annotation
     * @param member what in it names the components
     * @param convention what their names begin with where it says nothing
     * @param annotation the annotation's name, for messages
     */
    static Ends of(Foreign holder, Foreign referenced, Mark mark, String member, String convention, String annotation)
            throws Refusal {
        List<Foreign.Field> key = referenced.key();
        if (key.isEmpty()) {
            throw keyless(referenced);
        }
        List<String> said = mark.texts(member);
        List<String> components = said.isEmpty() ? conventional(holder, referenced, convention, member, key) : said;
        if (components.size() != key.size()) {
            throw Refusal.of(
                    Code.WRONG_KEY,
                    components.isEmpty()
                            ? "does not say which components hold the key of " + referenced.simpleName()
                            : "names " + components.size() + " components for a key of " + key.size(),
                    referenced.simpleName() + " has the primary key "
                            + String.join(
                                    ", ",
                                    key.stream().map(Foreign.Field::component).toList()),
                    annotation + "(" + member + " = {…}), one component of " + holder.simpleName()
                            + " for each, in this order");
        }
        List<String> held = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            held.add(column(holder, components.get(i), referenced, key.get(i), said.isEmpty(), member));
        }
        return new Ends(held, key.stream().map(Foreign.Field::column).toList());
    }

    /** The refusal of a relation by a primary key that is not there. */
    static Refusal keyless(Foreign record) {
        return Refusal.of(
                Code.WRONG_KEY,
                "is by the primary key of " + record.simpleName() + ", which has none",
                "rows are related by the primary key of one of them",
                "@Id on a component of " + record.simpleName() + ", or no relation");
    }

    /** By name, or else by the one relation that leads back. */
    private static List<String> conventional(
            Foreign holder, Foreign referenced, String convention, String member, List<Foreign.Field> key)
            throws Refusal {
        String name = convention + "Id";
        if (key.size() == 1 && holder.components().contains(name)) {
            return List.of(name);
        }
        List<List<String>> back = Said.all(holder.element()).stream()
                .filter(each -> each.cardinality() == Cardinality.BELONGS_TO
                        && (each.target().equals(referenced.element()) || Variants.lead(each, referenced))
                        && !each.name().equals(convention))
                .map(Ends::key)
                .toList();
        if (back.size() > 1) {
            throw Refusal.of(
                    Code.WRONG_KEY,
                    "may be by "
                            + String.join(
                                    " or by ",
                                    back.stream().map(each -> each.get(0)).toList())
                            + " of " + holder.simpleName(),
                    holder.simpleName() + " belongs to " + referenced.simpleName() + " more than once",
                    member + " = \"" + back.get(0).get(0) + "\", or the other");
        }
        if (back.size() == 1) {
            return back.get(0);
        }
        return key.size() == 1 ? List.of(name) : List.of();
    }

    private static List<String> key(Said belongsTo) {
        List<String> said = belongsTo.mark().texts("key");
        return said.isEmpty() ? List.of(belongsTo.name() + "Id") : said;
    }

    static String column(
            Foreign holder, String name, Foreign referenced, Foreign.Field key, boolean conventional, String member)
            throws Refusal {
        Optional<Foreign.Field> field = holder.field(name);
        if (field.isEmpty() || !holder.components().contains(name)) {
            throw Refusal.of(
                    Code.UNKNOWN_COMPONENT,
                    "finds no component " + name + " in " + holder.simpleName(),
                    "a relation to " + referenced.simpleName() + " holds its key"
                            + (conventional ? ", by convention in this component" : ""),
                    Closest.advice(
                            name,
                            holder.components(),
                            member + " = \"…\", or a component " + Declared.simple(key.written()) + " " + name));
        }
        if (field.get().unresolved() || key.unresolved()) {
            throw Refusal.unresolved();
        }
        if (!field.get().type().equals(key.type())) {
            throw Refusal.of(
                    Code.WRONG_KEY,
                    "compares " + holder.simpleName() + "." + name + " with " + referenced.simpleName() + "."
                            + key.component(),
                    "the one is " + Declared.simpleWithArticle(field.get().written()) + ", the other "
                            + Declared.simpleWithArticle(key.written()),
                    "make both of one type, or name another key");
        }
        return field.get().column();
    }
}
