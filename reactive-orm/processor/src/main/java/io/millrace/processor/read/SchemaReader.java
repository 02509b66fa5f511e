package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import io.millrace.processor.check.ColumnChecks;
import io.millrace.processor.check.Findings;
import io.millrace.processor.check.NameChecks;
import io.millrace.processor.model.Component;
import io.millrace.processor.model.Constraint;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Schema;
import io.millrace.processor.name.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads a record with {@code @Schema}: from the compiler's view of it to ours. */
public final class SchemaReader {

    private final Elements elements;
    private final Types types;

    /** A reader for one compilation. */
    public SchemaReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** Whether a record is that of a table. */
    public static boolean isSchema(TypeElement record) {
        return Marks.has(record, "Schema");
    }

    /** What the record says; empty where that has no sense, which the findings tell. */
    public Optional<Schema> read(TypeElement record, Findings findings) {
        Reading reading = new Reading(record, elements, types, findings);
        if (!isReadable(reading, "Schema")) {
            return Optional.empty();
        }
        Columns columns = columns(reading);
        if (findings.isUnresolved()) {
            return Optional.empty();
        }
        Foreign self = new Foreign(record);
        RelationReader relationReader = new RelationReader(reading, columns);
        List<Component> components = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            if (RelationReader.isRelation(component)) {
                relationReader.read(component).ifPresent(relation -> {
                    components.add(relation);
                    relations.add(relation);
                });
            } else {
                columns.of(component).ifPresent(components::add);
            }
        }
        relations.addAll(relationReader.readDeclared());
        List<Constraint> constraints = new ConstraintReader(reading, self.table(), columns).read();
        Schema schema = new Schema(
                new Names(Declared.name(record)),
                Declared.isPublic(record),
                self.namespace(),
                self.table(),
                components,
                relations,
                constraints);
        keyed(reading, self);
        new NameChecks(schema, findings).run();
        new ColumnChecks(schema, findings).run();
        return findings.isClean() ? Optional.of(schema) : Optional.empty();
    }

    private static Columns columns(Reading reading) {
        Columns columns = new Columns();
        int key = 0;
        for (RecordComponentElement component : reading.record().getRecordComponents()) {
            if (Declared.isUnresolved(component.asType())) {
                reading.findings().unresolved();
            } else if (!RelationReader.isRelation(component)) {
                int place = Marks.has(component, "Id") ? key++ : -1;
                columns.put(component, new ColumnReader(reading, component).read(place));
            } else {
                Misplaced.onRelation(reading, component);
            }
        }
        return columns;
    }

    private static void keyed(Reading reading, Foreign self) {
        boolean keyless = Marks.one(reading.record(), "Schema")
                .map(mark -> mark.flag("keyless"))
                .orElse(false);
        if (self.key().isEmpty() && !keyless) {
            reading.findings()
                    .record(
                            Code.NO_KEY,
                            reading.name() + " has no primary key",
                            "rows are found, updated, deleted and related by their key",
                            "@Id on the component with the key, or on several; @Schema(keyless = true) for a view"
                                    + " or a table without one");
        }
    }

    /** Whether it is a record that code can be written for; what is wrong with it has been said where it is not. */
    static boolean isReadable(Reading reading, String annotation) {
        TypeElement record = reading.record();
        Findings findings = reading.findings();
        String name = reading.name();
        if (record.getKind() != ElementKind.RECORD) {
            String kind = switch (record.getKind()) {
                case ENUM -> "an enum";
                case INTERFACE -> "an interface";
                case ANNOTATION_TYPE -> "an annotation";
                default -> "a class";
            };
            findings.record(
                    Code.NOT_A_RECORD,
                    name + " has @" + annotation + " and is " + kind,
                    "a row is read into a record: an immutable value with a constructor that takes its columns",
                    annotation.equals("Schema")
                            ? "@Schema record " + name + "(@Id @Generated UUID id, …) {}"
                            : "@" + annotation + " record " + name + "(…) {}");
            return false;
        }
        return reading.isNameable();
    }
}
