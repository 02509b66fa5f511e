package io.millrace.processor.read.shape;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.check.Code;
import io.millrace.processor.check.Findings;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Column.Purpose;
import io.millrace.processor.model.Input;
import io.millrace.processor.name.Article;
import io.millrace.processor.name.Closest;
import io.millrace.processor.name.Names;
import io.millrace.processor.read.Declared;
import io.millrace.processor.read.Marks;
import io.millrace.processor.read.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads a record with {@code @Input}, and checks each of its components against the schema. */
public final class InputReader {

    private final Elements elements;
    private final Types types;
    private final Subjects subjects;

    /** A reader for one compilation. */
    public InputReader(Elements elements, Types types, Subjects subjects) {
        this.elements = elements;
        this.types = types;
        this.subjects = subjects;
    }

    /** Whether a record is one. */
    public static boolean isInput(TypeElement record) {
        return Marks.has(record, "Input");
    }

    /** What the record says; empty where that has no sense, which the findings tell. */
    public Optional<Input> read(TypeElement record, Findings findings) {
        Reading reading = new Reading(record, elements, types, findings);
        Optional<Subject> found = new OfSchema(reading, subjects, "Input").read();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Subject subject = found.get();
        List<Input.Field> fields = new ArrayList<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            if (Declared.isUnresolved(component.asType())) {
                findings.unresolved();
            } else {
                field(reading, subject, component).ifPresent(fields::add);
            }
        }
        List<String> missing = subject.schema().required().stream()
                .map(Column::component)
                .filter(name ->
                        fields.stream().noneMatch(field -> field.column().equals(name) && !field.optional()))
                .toList();
        return findings.isClean()
                ? Optional.of(new Input(
                        new Names(Declared.name(record)),
                        Declared.isPublic(record),
                        subject.schema().names(),
                        fields,
                        missing))
                : Optional.empty();
    }

    private static Optional<Input.Field> field(Reading reading, Subject subject, RecordComponentElement component) {
        Held held = Held.of(component);
        String name =
                Marks.one(component, "From").map(mark -> mark.text("value")).orElse(held.name());
        return column(reading, subject, held, name)
                .filter(column -> fits(reading, subject.label() + "." + name, held, column))
                .map(column -> new Input.Field(
                        held.name(),
                        name,
                        subject.schema().columns().indexOf(column),
                        !column.nullable(),
                        held.optional()));
    }

    private static Optional<Column> column(Reading reading, Subject subject, Held held, String name) {
        Optional<Column> column = subject.column(name);
        if (column.isEmpty() && (subject.relation(name).isPresent() || name.contains("."))) {
            reading.wrong(
                    Code.UNWRITABLE_PART,
                    held.name(),
                    "is " + subject.label() + "." + name + ", which is no column of " + subject.label(),
                    "an input gives columns of its own table",
                    "the component with the key; rows of a relation are written with repo.insert(…).with(…)");
            return Optional.empty();
        }
        if (column.isEmpty()) {
            List<String> known =
                    subject.schema().columns().stream().map(Column::component).toList();
            reading.wrong(
                    Code.UNKNOWN_PART,
                    held.name(),
                    "stands for nothing: " + subject.label() + " has no " + name,
                    Article.with(subject.label()) + " has " + String.join(", ", known),
                    Closest.advice(name, known, "@From to say which column it is"));
            return Optional.empty();
        }
        if (column.get().purpose() != Purpose.PLAIN) {
            reading.wrong(
                    Code.UNWRITABLE_PART,
                    held.name(),
                    "is " + subject.label() + "." + name + ", which the library fills by itself",
                    "the version and the moments of a row are not given",
                    "leave it out");
            return Optional.empty();
        }
        return column;
    }

    private static boolean fits(Reading reading, String label, Held held, Column column) {
        TypeName type = column.javaType();
        String written = (column.nullable() ? "@Nullable " : "") + Declared.simple(type) + " " + held.name();
        if (!held.valueName().equals(type.box())) {
            reading.wrong(
                    Code.WRONG_PART_TYPE,
                    held.name(),
                    "is " + held.described() + ", and " + label + " is " + Declared.simpleWithArticle(type),
                    "values are written as the types that the schema has",
                    written);
            return false;
        }
        if (held.nullable() && held.type().getKind().isPrimitive()) {
            reading.wrong(
                    Code.NULLABLE_PRIMITIVE,
                    held.name(),
                    "is @Nullable and primitive",
                    held.described() + " is never null",
                    Declared.simple(held.typeName()) + " " + held.name());
            return false;
        }
        if (held.nullable() && !column.nullable()) {
            reading.wrong(
                    Code.NULLABLE_PART,
                    held.name(),
                    "may be null, and " + label + " never is",
                    "@Nullable writes null",
                    written + ", or Optional<" + Declared.simple(type.box()) + "> " + held.name()
                            + " to leave the column out where it is empty");
            return false;
        }
        return true;
    }
}
