package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import io.millrace.processor.check.Refusal;
import io.millrace.processor.model.Filter;
import io.millrace.processor.name.Snake;
import io.millrace.processor.read.Link.Place;
import io.millrace.processor.read.Link.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * The way of a relation over a join table, which has a record of its own or none.
 *
 * @param owner the record it starts from
 * @param target the record it leads to
 * @param mark the annotation
 */
record JoinTable(Foreign owner, Foreign target, Mark mark) {

    private static final String ANNOTATION = "@ManyToMany";

    Link link() throws Refusal {
        if (mark.says("through") == mark.says("table")) {
            throw Refusal.of(
                    Code.WRONG_RELATION,
                    mark.says("table")
                            ? "says both a record and a name of its join table"
                            : "does not say which table joins " + owner.simpleName() + " and " + target.simpleName(),
                    "the join table holds the keys of both, and is a record of its own or only a table",
                    ANNOTATION + "(through = " + owner.simpleName() + target.simpleName() + ".class), or " + ANNOTATION
                            + "(table = \"" + owner.table() + "_" + target.table() + "\")");
        }
        return mark.says("table") ? overTable() : overRecord();
    }

    private Link overRecord() throws Refusal {
        if (mark.type("through").filter(type -> !Declared.isUnresolved(type)).isEmpty()) {
            throw Refusal.unresolved();
        }
        Optional<TypeElement> element = mark.type("through").flatMap(Declared::element);
        if (element.isEmpty() || !new Foreign(element.get()).isSchema()) {
            String name = element.map(type -> type.getSimpleName().toString()).orElse("that");
            throw Refusal.of(
                    Code.NOT_A_SCHEMA,
                    "is joined by " + name + ", which has no table",
                    name + " is not annotated with @Schema",
                    "@Schema record " + name + "(…), or " + ANNOTATION + "(table = \"…\")");
        }
        Foreign join = new Foreign(element.get());
        Ends near = Ends.of(join, owner, mark, "key", Snake.camel(owner.simpleName()), ANNOTATION);
        Ends far = Ends.of(join, target, mark, "targetKey", Snake.camel(target.simpleName()), ANNOTATION);
        List<Filter> filters = new ArrayList<>(Variants.filters(join, owner, near.held()));
        filters.addAll(Variants.filters(join, target, far.held()));
        return link(Place.of(join), near, far, filters);
    }

    private Link overTable() throws Refusal {
        Place join = new Place(owner.namespace(), mark.text("table"), mark.text("table"), List.of(), null);
        return link(join, columns("key", owner), columns("targetKey", target), List.of());
    }

    private Link link(Place join, Ends near, Ends far, List<Filter> filters) throws Refusal {
        if (near.held().equals(far.held())) {
            throw Refusal.of(
                    Code.WRONG_KEY,
                    "has the keys of both its ends in " + String.join(", ", near.held()) + " of " + join.label(),
                    "each row of a join table leads from one row to another",
                    ANNOTATION + "(…, key = \"…\", targetKey = \"…\"), another name for each");
        }
        Step there = new Step(join, near.key(), near.held(), true, false, filters);
        Step on = new Step(Place.of(target), far.held(), far.key(), false, true, List.of());
        return new Link(List.of(there, on), List.of(), false);
    }

    private Ends columns(String member, Foreign record) throws Refusal {
        List<String> key = record.key().stream().map(Foreign.Field::column).toList();
        if (key.isEmpty()) {
            throw Ends.keyless(record);
        }
        List<String> said = mark.texts(member);
        if (said.isEmpty() && key.size() == 1) {
            return new Ends(List.of(Snake.of(record.simpleName()) + "_id"), key);
        }
        if (said.size() != key.size()) {
            throw Refusal.of(
                    Code.WRONG_KEY,
                    said.isEmpty()
                            ? "does not say which columns hold the key of " + record.simpleName()
                            : "names " + said.size() + " columns for a key of " + key.size(),
                    record.simpleName() + " has the primary key " + String.join(", ", key),
                    ANNOTATION + "(" + member + " = {…}), one column of " + mark.text("table")
                            + " for each, in this order");
        }
        return new Ends(said, key);
    }
}
