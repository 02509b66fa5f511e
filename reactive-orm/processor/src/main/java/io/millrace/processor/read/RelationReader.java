package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Relation.Cardinality;
import io.millrace.processor.name.Article;
import io.millrace.processor.name.Closest;
import io.millrace.processor.name.Snake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads relations, on components and on the record, and checks both their ends. */
final class RelationReader {

    private static final String MANY = "io.millrace.schema.Many";
    private static final String ONE = "io.millrace.schema.One";

    private final Reading reading;
    private final Foreign self;
    private final Columns columns;

    /**
     * A reader of the record's relations.
     *
     * @param columns the record's columns by component; empty ones are those with a problem of their own
     */
    RelationReader(Reading reading, Columns columns) {
        this.reading = reading;
        this.self = new Foreign(reading.record());
        this.columns = columns;
    }

    /** Whether a type is that of a relation's component. */
    static boolean isHolder(TypeMirror type) {
        return Declared.is(type, MANY) || Declared.is(type, ONE);
    }

    /** Whether a component is declared as a relation, by its type or by an annotation. */
    static boolean isRelation(RecordComponentElement component) {
        return isHolder(component.asType())
                || Stream.of(Cardinality.values()).anyMatch(each -> Marks.has(component, each.annotation()));
    }

    /** The relation of a component, or empty where something is wrong with it, which has been said then. */
    Optional<Relation> read(RecordComponentElement element) {
        String component = element.getSimpleName().toString();
        TypeMirror type = element.asType();
        List<Cardinality> said = Stream.of(Cardinality.values())
                .filter(each -> Marks.has(element, each.annotation()))
                .toList();
        Optional<TypeElement> target =
                isHolder(type) && Declared.arguments(type).size() == 1
                        ? Declared.element(Declared.arguments(type).get(0))
                        : Optional.empty();
        if (said.size() != 1
                || target.isEmpty()
                || Declared.is(type, MANY) != said.get(0).isMany()) {
            wrongComponent(component, type, said);
            return Optional.empty();
        }
        Cardinality cardinality = said.get(0);
        Mark mark = Marks.one(element, cardinality.annotation()).orElseThrow();
        if (mark.says("name") || mark.says("of")) {
            reading.wrong(
                    Code.WRONG_RELATION,
                    component,
                    "says \"name\" or \"of\" of its relation",
                    "on a component its own name and type say both",
                    "@" + cardinality.annotation() + " alone, or with a key");
            return Optional.empty();
        }
        return relation(component, cardinality, target.get(), mark, true);
    }

    /** The relations that are declared on the record. */
    List<Relation> readDeclared() {
        List<Relation> relations = new ArrayList<>();
        for (Cardinality cardinality : Cardinality.values()) {
            for (Mark mark : Marks.all(reading.record(), cardinality.annotation())) {
                declared(cardinality, mark).ifPresent(relations::add);
            }
        }
        return relations;
    }

    private Optional<Relation> declared(Cardinality cardinality, Mark mark) {
        String annotation = "@" + cardinality.annotation();
        String name = mark.text("name");
        if (mark.says("of")
                && mark.type("of").filter(type -> !Declared.isUnresolved(type)).isEmpty()) {
            reading.findings().unresolved();
            return Optional.empty();
        }
        Optional<TypeElement> target = mark.type("of").flatMap(Declared::element);
        if (name.isEmpty() || target.isEmpty()) {
            reading.findings()
                    .record(
                            Code.WRONG_RELATION,
                            reading.name() + " has " + annotation + " without a name or without the record it leads to",
                            "on a record neither can be seen from a component",
                            annotation + "(name = \"posts\", of = Post.class)");
            return Optional.empty();
        }
        if (!SourceVersion.isName(name) || name.contains(".")) {
            reading.findings()
                    .record(
                            Code.RESERVED_NAME,
                            reading.name() + " has a relation named \"" + name + "\"",
                            "the name becomes a field, and Java has no field of this name",
                            annotation + "(name = \"" + name.replaceAll("\\W", "") + "Rows\", …)");
            return Optional.empty();
        }
        return relation(name, cardinality, target.get(), mark, false);
    }

    private Optional<Relation> relation(
            String name, Cardinality cardinality, TypeElement targetElement, Mark mark, boolean inRecord) {
        Foreign target = new Foreign(targetElement);
        Place place = new Place(name, inRecord ? name : null);
        if (!target.isSchema()) {
            wrong(
                    place,
                    Code.NOT_A_SCHEMA,
                    "leads to " + target.simpleName() + ", which has no table",
                    target.simpleName() + " is not annotated with @Schema",
                    "@Schema record " + target.simpleName() + "(…)");
            return Optional.empty();
        }
        boolean ours = cardinality == Cardinality.BELONGS_TO;
        Foreign holder = ours ? self : target;
        Foreign referenced = ours ? target : self;
        List<Foreign.Field> key = referenced.key();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        List<String> held = mark.texts("key");
        if (held.isEmpty()) {
            String first = ours ? name : Snake.camel(self.simpleName());
            held = key.size() == 1 ? List.of(first + "Id") : List.of();
        }
        if (held.size() != key.size()) {
            wrong(
                    place,
                    Code.WRONG_KEY,
                    held.isEmpty()
                            ? "does not say which components hold the key of " + referenced.simpleName()
                            : "names " + held.size() + " components for a key of " + key.size(),
                    referenced.simpleName() + " has the primary key "
                            + String.join(
                                    ", ",
                                    key.stream().map(Foreign.Field::component).toList()),
                    "@" + cardinality.annotation() + "(key = {…}), one component of " + holder.simpleName()
                            + " for each, in this order");
            return Optional.empty();
        }
        List<String> heldColumns = new ArrayList<>();
        boolean optional = !ours;
        for (int i = 0; i < held.size(); i++) {
            Optional<Foreign.Field> field = holder.field(held.get(i));
            if (!fits(place, holder, held.get(i), field, referenced, key.get(i), mark)) {
                return Optional.empty();
            }
            heldColumns.add(field.orElseThrow().column());
            optional |= ours && columns.of(held.get(i)).map(Column::nullable).orElse(false);
        }
        String onDelete = mark.constant("onDelete", Relation.NOTHING);
        if (onDelete.equals("SOFT_DELETE") && !target.keepsDeleted()) {
            wrong(
                    place,
                    Code.WRONG_RELATION,
                    "says Cascade.SOFT_DELETE",
                    target.simpleName() + " does not keep its deleted rows",
                    "Cascade.DELETE, or @SoftDelete @Nullable Instant deletedAt in " + target.simpleName());
            return Optional.empty();
        }
        List<String> keyColumns = key.stream().map(Foreign.Field::column).toList();
        return Optional.of(new Relation(
                name,
                cardinality,
                target.names(),
                ours ? heldColumns : keyColumns,
                ours ? keyColumns : heldColumns,
                optional,
                inRecord,
                onDelete));
    }

    private boolean fits(
            Place place,
            Foreign holder,
            String name,
            Optional<Foreign.Field> field,
            Foreign referenced,
            Foreign.Field key,
            Mark mark) {
        if (field.isEmpty() || !holder.components().contains(name)) {
            wrong(
                    place,
                    Code.UNKNOWN_COMPONENT,
                    "finds no component " + name + " in " + holder.simpleName(),
                    "a relation to " + referenced.simpleName() + " holds its key"
                            + (mark.says("key") ? "" : ", by convention in this component"),
                    Closest.advice(
                            name,
                            holder.components(),
                            "key = \"…\", or a component " + Declared.simple(key.written()) + " " + name));
            return false;
        }
        if (field.get().unresolved() || key.unresolved()) {
            reading.findings().unresolved();
            return false;
        }
        if (!field.get().type().equals(key.type())) {
            wrong(
                    place,
                    Code.WRONG_KEY,
                    "compares " + holder.simpleName() + "." + name + " with " + referenced.simpleName() + "."
                            + key.component(),
                    "the one is " + Declared.simpleWithArticle(field.get().written()) + ", the other "
                            + Declared.simpleWithArticle(key.written()),
                    "make both of one type, or name another key");
            return false;
        }
        return true;
    }

    private void wrongComponent(String component, TypeMirror type, List<Cardinality> said) {
        String written = Declared.simple(Declared.boxed(type));
        boolean holder = isHolder(type);
        String what = said.isEmpty()
                ? "is " + Article.with(written) + " without @HasMany, @HasOne or @BelongsTo"
                : said.size() > 1
                        ? "has more than one of @HasMany, @HasOne and @BelongsTo"
                        : "is " + Article.with(written) + " with @"
                                + said.get(0).annotation();
        String because = said.size() == 1
                ? "@HasMany is for a Many, @HasOne and @BelongsTo are for a One"
                : "the annotation says on which side the key is";
        String target = holder && !Declared.arguments(type).isEmpty()
                ? Declared.simple(Declared.boxed(Declared.arguments(type).get(0)))
                : Declared.is(type, "java.util.List")
                                && !Declared.arguments(type).isEmpty()
                        ? Declared.simple(
                                Declared.boxed(Declared.arguments(type).get(0)))
                        : holder ? "Record" : written;
        String fix = said.size() == 1
                ? "@" + said.get(0).annotation() + (said.get(0).isMany() ? " Many<" : " One<") + target + "> "
                        + component
                : Declared.is(type, MANY)
                        ? "@HasMany Many<" + target + "> " + component
                        : "@BelongsTo One<" + target + "> " + component + " where " + component
                                + "Id is a component of this record, @HasOne where the key is in the other";
        reading.wrong(Code.WRONG_RELATION, component, what, because, fix);
    }

    /** Where a relation is declared: on a component, or on the record. */
    private record Place(String name, @Nullable String component) {}

    private void wrong(Place place, Code code, String what, String because, String fix) {
        String sentence = reading.label(place.name()) + " " + what;
        if (place.component() == null) {
            reading.findings().record(code, sentence, because, fix);
        } else {
            reading.findings().component(code, place.component(), sentence, because, fix);
        }
    }
}
