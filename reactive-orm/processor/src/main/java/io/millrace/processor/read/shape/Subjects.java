package io.millrace.processor.read.shape;

import io.millrace.processor.check.Findings;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Component;
import io.millrace.processor.model.Constraint;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Schema;
import io.millrace.processor.read.Declared;
import io.millrace.processor.read.SchemaReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the records with tables that shapes and inputs are of, in sources and in class files. What a class file does not
 * hold, whether a column may be null, is found in the table that was generated for it.
 */
public final class Subjects {

    private static final String NULLABLE_COLUMN = "io.millrace.column.NullableColumn";
    private static final String OPTIONAL = "java.util.Optional";

    private final Elements elements;
    private final Types types;
    private final Set<String> sources;

    /**
     * The records of a compilation.
     *
     * @param sources the outermost classes that are being compiled
     */
    public Subjects(Elements elements, Types types, Set<String> sources) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
    }

    /** The record; empty where it has problems of its own, which are said where it is read for its own sake. */
    Optional<Subject> of(TypeElement record, Findings findings) {
        Findings its = new Findings();
        Optional<Schema> schema = new SchemaReader(elements, types).read(record, its);
        if (its.isUnresolved()) {
            findings.unresolved();
        }
        return schema.map(found -> new Subject(isSource(record) ? found : asGenerated(found)));
    }

    /** The record of this name. */
    Optional<TypeElement> record(String name) {
        return Optional.ofNullable(elements.getTypeElement(name));
    }

    /**
     * Whether there is certainly no second row at the end of a relation: it belongs to it, or the key that it is found by is
     * unique there.
     */
    boolean isOneAtMost(Relation relation, Findings findings) {
        if (!relation.isPlain()) {
            return false;
        }
        if (relation.cardinality() == Relation.Cardinality.BELONGS_TO) {
            return true;
        }
        Set<String> far = Set.copyOf(relation.far());
        return record(relation.target().record().canonicalName())
                .flatMap(record -> of(record, findings))
                .filter(target -> isUnique(target.schema(), far))
                .isPresent();
    }

    private static boolean isUnique(Schema schema, Set<String> columns) {
        return columns(schema.key().stream().map(Column::name).toList()).equals(columns)
                || schema.constraints(Constraint.Unique.class).stream()
                        .anyMatch(unique -> columns(unique.columns()).equals(columns));
    }

    private static Set<String> columns(List<String> names) {
        return Set.copyOf(names);
    }

    /** Whether a record is being compiled, rather than read from a class file. */
    boolean isSource(TypeElement record) {
        TypeElement outermost = record;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        return sources.contains(outermost.getQualifiedName().toString());
    }

    private Schema asGenerated(Schema schema) {
        TypeElement table = elements.getTypeElement(schema.names().table().canonicalName());
        if (table == null) {
            return schema;
        }
        Map<String, TypeMirror> fields = new HashMap<>();
        for (VariableElement field : ElementFilter.fieldsIn(table.getEnclosedElements())) {
            fields.put(field.getSimpleName().toString(), field.asType());
        }
        List<Component> components = schema.components().stream()
                .<Component>map(component -> component instanceof Column column
                        ? asGenerated(column, fields)
                        : asGenerated((Relation) component, fields))
                .toList();
        List<Relation> relations = schema.relations().stream()
                .map(relation -> asGenerated(relation, fields))
                .toList();
        return new Schema(
                schema.names(),
                schema.isPublic(),
                schema.namespace(),
                schema.table(),
                components,
                relations,
                schema.constraints());
    }

    private Column asGenerated(Column column, Map<String, TypeMirror> fields) {
        TypeMirror field = fields.get(column.component());
        TypeElement nullable = elements.getTypeElement(NULLABLE_COLUMN);
        return field == null || nullable == null
                ? column
                : column.orNull(types.isSubtype(types.erasure(field), types.erasure(nullable.asType())));
    }

    private static Relation asGenerated(Relation relation, Map<String, TypeMirror> fields) {
        if (relation.choice() != null) {
            return relation;
        }
        TypeMirror field = fields.get(relation.component());
        List<? extends TypeMirror> arguments = field == null ? List.of() : Declared.arguments(field);
        return arguments.size() < 3 ? relation : relation.optional(Declared.is(arguments.get(2), OPTIONAL));
    }
}
