package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import io.millrace.processor.check.Findings;
import io.millrace.processor.check.NameChecks;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Component;
import io.millrace.processor.model.Schema;
import io.millrace.processor.model.ValueType;
import io.millrace.processor.name.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads a record with {@code @Embedded}: fields that are columns in all but the table. */
public final class EmbeddedReader {

    private final Elements elements;
    private final Types types;

    /** A reader for one compilation. */
    public EmbeddedReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** Whether a record is embedded. */
    public static boolean isEmbedded(TypeElement record) {
        return Marks.has(record, "Embedded");
    }

    /** What the record says; empty where that has no sense, which the findings tell. */
    public Optional<Schema> read(TypeElement record, Findings findings) {
        Reading reading = new Reading(record, elements, types, findings);
        if (!SchemaReader.isReadable(reading, "Embedded")) {
            return Optional.empty();
        }
        List<Component> fields = new ArrayList<>();
        int key = 0;
        for (RecordComponentElement component : record.getRecordComponents()) {
            if (Declared.isUnresolved(component.asType())) {
                findings.unresolved();
            } else if (RelationReader.isRelation(component)) {
                reading.wrong(
                        Code.WRONG_RELATION,
                        component.getSimpleName().toString(),
                        "is a relation, and the record is embedded",
                        "a document in a column has no key that others could hold",
                        "declare the relation on the record that has the column");
            } else {
                int place = Marks.has(component, "Id") ? key++ : -1;
                new ColumnReader(reading, component)
                        .read(place)
                        .map(EmbeddedReader::plain)
                        .ifPresent(fields::add);
            }
        }
        Schema schema = new Schema(
                new Names(Declared.name(record)),
                Declared.isPublic(record),
                null,
                record.getSimpleName().toString(),
                fields,
                List.of(),
                List.of());
        new NameChecks(schema, findings).run();
        return findings.isClean() ? Optional.of(schema) : Optional.empty();
    }

    /** Whether a record, or one inside of it or of a list, has a component that is never printed: then it is not either. */
    static boolean hasSecret(TypeMirror type) {
        return hasSecret(type, new HashSet<>());
    }

    private static boolean hasSecret(TypeMirror type, Set<String> seen) {
        if (!(type instanceof DeclaredType declared) || !(declared.asElement() instanceof TypeElement element)) {
            return false;
        }
        if (declared.getTypeArguments().stream().anyMatch(argument -> hasSecret(argument, seen))) {
            return true;
        }
        return seen.add(element.getQualifiedName().toString())
                && element.getRecordComponents().stream()
                        .anyMatch(
                                component -> Marks.has(component, "Sensitive") || hasSecret(component.asType(), seen));
    }

    /** A document inside of a document has no typed fields of its own here: it has them where it is embedded. */
    private static Column plain(Column column) {
        if (!(column.type() instanceof ValueType.Json json) || json.shape() == null) {
            return column;
        }
        return new Column(
                column.component(),
                column.name(),
                column.javaType(),
                new ValueType.Json(json.javaType(), null, json.sqlName()),
                column.sqlType(),
                column.nullable(),
                column.key(),
                column.generated(),
                column.purpose(),
                column.sensitive(),
                column.defaultExpression());
    }
}
