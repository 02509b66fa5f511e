package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import java.util.List;
import javax.lang.model.element.RecordComponentElement;

/** Annotations of columns on relations. */
final class Misplaced {

    private static final List<String> OF_COLUMNS = List.of(
            "Id",
            "Generated",
            "Column",
            "UseType",
            "Default",
            "Unique",
            "Index",
            "Check",
            "References",
            "Version",
            "InsertedAt",
            "UpdatedAt",
            "SoftDelete",
            "DeleteAt",
            "Sensitive",
            "PgEnum");

    private Misplaced() {}

    static void onRelation(Reading reading, RecordComponentElement component) {
        OF_COLUMNS.stream()
                .filter(name -> !Marks.all(component, name).isEmpty())
                .findFirst()
                .ifPresent(name -> reading.wrong(
                        Code.MISPLACED_ANNOTATION,
                        component.getSimpleName().toString(),
                        "has @" + name + " and is a relation",
                        "a relation has no column in this table",
                        "@" + name + " on the component with the key"));
    }
}
