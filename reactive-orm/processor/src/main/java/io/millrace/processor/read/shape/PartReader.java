package io.millrace.processor.read.shape;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.check.Code;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Route;
import io.millrace.processor.model.ShapePart;
import io.millrace.processor.read.Declared;
import io.millrace.processor.read.Mark;
import io.millrace.processor.read.Marks;
import io.millrace.processor.read.Reading;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;

/** Reads the components of a shape: what each stands for, and whether it can hold that. */
final class PartReader {

    private final Reading reading;
    private final Subjects subjects;
    private final Subject subject;
    private final Methods methods;
    private final RelationPartReader relations;

    PartReader(Reading reading, Subjects subjects, Subject subject) {
        this.reading = reading;
        this.subjects = subjects;
        this.subject = subject;
        this.methods = new Methods(reading, subject);
        this.relations = new RelationPartReader(reading, subjects);
    }

    /** The component; empty where something is wrong with it, which has been said then. */
    Optional<ShapePart> read(RecordComponentElement component) {
        Held held = Held.of(component);
        Optional<ExecutableElement> method = methods.of(held.name());
        if (method.isPresent() && methods.isUnresolved(method.get())) {
            reading.findings().unresolved();
            return Optional.empty();
        }
        Optional<Mark> count = Marks.one(component, "Count");
        if (count.isPresent()) {
            return count(held, count.get().text("value"));
        }
        Optional<String> from = Marks.one(component, "From").map(mark -> mark.text("value"));
        if (method.isPresent()) {
            return methods.givesRelation(method.get())
                    ? picked(held, method.get(), from)
                    : methods.value(held, method.get());
        }
        return new Way(reading, subjects, subject, held.name())
                .to(from.orElse(held.name()))
                .flatMap(end -> end(held, end));
    }

    private Optional<ShapePart> end(Held held, Way.End end) {
        if (end.column() != null) {
            return column(held, end, end.column());
        }
        Relation relation = end.relation();
        if (relation == null) {
            return Optional.empty();
        }
        return relations.read(held, end, relation);
    }

    private Optional<ShapePart> column(Held held, Way.End end, Column column) {
        String label = end.label();
        TypeName type = column.javaType();
        boolean nullable = column.nullable() || end.route().optional();
        String written = nullable
                ? "@Nullable " + Declared.simple(type.box()) + " " + held.name()
                : Declared.simple(type) + " " + held.name();
        if (!held.valueName().equals(type.box())) {
            wrong(
                    Code.WRONG_PART_TYPE,
                    held,
                    "is " + held.described() + ", and " + label + " is " + Declared.simpleWithArticle(type),
                    "values are read as the types that the schema has",
                    written + ", or a static method that computes it");
            return Optional.empty();
        }
        if (nullable && !held.mayBeAbsent()) {
            wrong(
                    Code.NULLABLE_PART,
                    held,
                    "is " + held.described() + ", and " + label + " may be null",
                    column.nullable()
                            ? label + " has @Nullable in the schema"
                            : "there may be no " + end.route().target().label() + " to read it of",
                    written + ", or Optional<" + Declared.simple(type.box()) + "> " + held.name());
            return Optional.empty();
        }
        if (held.nullable() && held.type().getKind().isPrimitive()) {
            wrong(
                    Code.NULLABLE_PRIMITIVE,
                    held,
                    "is @Nullable and primitive",
                    held.described() + " is never null",
                    written);
            return Optional.empty();
        }
        return Optional.of(new ShapePart.Field(
                held.name(),
                held.typeName(),
                end.route(),
                column.component(),
                column.type(),
                nullable,
                held.optional()));
    }

    private Optional<ShapePart> count(Held held, String path) {
        return new Way(reading, subjects, subject, held.name()).to(path).flatMap(end -> {
            Relation relation = end.relation();
            if (relation == null || !relation.cardinality().isMany()) {
                wrong(
                        Code.WRONG_CARDINALITY,
                        held,
                        "counts " + end.label() + ", which is " + (relation == null ? "a column" : "a relation to one"),
                        "only the rows of a relation to many are counted",
                        "@Count of one of "
                                + String.join(
                                        ", ",
                                        subject.schema().relations().stream()
                                                .filter(each ->
                                                        each.cardinality().isMany())
                                                .map(Relation::component)
                                                .toList()));
                return Optional.empty();
            }
            if (held.optional() || !held.valueName().equals(TypeName.LONG.box())) {
                wrong(
                        Code.WRONG_PART_TYPE,
                        held,
                        "is " + held.described() + ", and a count is a long",
                        "PostgreSQL counts in bigint",
                        "long " + held.name());
                return Optional.empty();
            }
            return Optional.of(new ShapePart.Count(held.name(), held.typeName(), end.route(), relation.component()));
        });
    }

    private Optional<ShapePart> picked(Held held, ExecutableElement method, Optional<String> from) {
        return methods.picked(held, method, from)
                .flatMap(relation -> relations
                        .rows(held, reading.label(held.name()) + "(…)", relation.target())
                        .map(rows -> new ShapePart.Many(
                                held.name(),
                                held.typeName(),
                                Route.of(subject.schema().names()),
                                relation.component(),
                                subject.key(relation),
                                true,
                                false,
                                false,
                                rows)));
    }

    private void wrong(Code code, Held held, String what, String because, String fix) {
        reading.wrong(code, held.name(), what, because, fix);
    }
}
