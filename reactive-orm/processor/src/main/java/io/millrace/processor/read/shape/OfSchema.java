package io.millrace.processor.read.shape;

import io.millrace.processor.check.Code;
import io.millrace.processor.read.Declared;
import io.millrace.processor.read.Marks;
import io.millrace.processor.read.Reading;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads which record with a table a shape or an input is of, and whether it can be one. */
final class OfSchema {

    private final Reading reading;
    private final Subjects subjects;
    private final String annotation;

    OfSchema(Reading reading, Subjects subjects, String annotation) {
        this.reading = reading;
        this.subjects = subjects;
        this.annotation = annotation;
    }

    /** The record with the table; empty where something is wrong, which has been said where it is wrong here. */
    Optional<Subject> read() {
        if (!isReadable()) {
            return Optional.empty();
        }
        Optional<TypeMirror> written = Marks.one(reading.record(), annotation).flatMap(mark -> mark.type("value"));
        if (written.isEmpty() || Declared.isUnresolved(written.get())) {
            reading.findings().unresolved();
            return Optional.empty();
        }
        Optional<TypeElement> subject = Declared.element(written.get());
        if (subject.filter(each -> Marks.has(each, "Schema")).isEmpty()) {
            String name = subject.map(each -> each.getSimpleName().toString())
                    .orElse(written.get().toString());
            reading.findings()
                    .record(
                            Code.NOT_A_SCHEMA,
                            reading.name() + " is @" + annotation + "(" + name + ".class), and " + name
                                    + " has no table",
                            name + " is not annotated with @Schema",
                            "the record with the table: @" + annotation + "(User.class)");
            return Optional.empty();
        }
        return subjects.of(subject.get(), reading.findings());
    }

    private boolean isReadable() {
        TypeElement record = reading.record();
        String name = reading.name();
        if (record.getKind() != ElementKind.RECORD) {
            reading.findings()
                    .record(
                            Code.NOT_A_RECORD,
                            name + " has @" + annotation + " and is no record",
                            "its components say what is " + (annotation.equals("Shape") ? "read" : "written"),
                            "@" + annotation + "(User.class) record " + name + "(…) {}");
            return false;
        }
        return reading.isNameable();
    }
}
