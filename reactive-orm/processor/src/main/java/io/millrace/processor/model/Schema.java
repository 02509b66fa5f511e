package io.millrace.processor.model;

import io.millrace.processor.name.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record with its table, as the writers need it.
 *
 * @param names the record and what is generated for it
 * @param isPublic whether what is generated is public, as the record is
 * @param namespace the schema that the table is in, or null
 * @param table the table's name
 * @param components the record's components, in order
 * @param relations all relations: those of components, then those declared on the record
 * @param constraints what the table has besides its columns
 */
public record Schema(
        Names names,
        boolean isPublic,
        @Nullable String namespace,
        String table,
        List<Component> components,
        List<Relation> relations,
        List<Constraint> constraints) {

    public Schema {
        components = List.copyOf(components);
        relations = List.copyOf(relations);
        constraints = List.copyOf(constraints);
    }

    /** The columns, in the order of the record. */
    public List<Column> columns() {
        return components.stream()
                .filter(Column.class::isInstance)
                .map(Column.class::cast)
                .toList();
    }

    /** The relations that the record has a component for, in the order of the record. */
    public List<Relation> held() {
        return components.stream()
                .filter(Relation.class::isInstance)
                .map(Relation.class::cast)
                .toList();
    }

    /** The columns of the primary key, in its order; empty for a table without one. */
    public List<Column> key() {
        return columns().stream()
                .filter(column -> column.key() >= 0)
                .sorted(Comparator.comparingInt(Column::key))
                .toList();
    }

    /** The columns that an insert must give, in the order of the record. */
    public List<Column> required() {
        return columns().stream().filter(Column::isRequired).toList();
    }

    /** The relation to one of several records that a column is of; empty for any other column. */
    public Optional<Relation> pairOf(Column column) {
        return relations.stream().filter(relation -> holds(relation, column)).findFirst();
    }

    private static boolean holds(Relation relation, Column column) {
        Choice choice = relation.choice();
        return choice != null
                && (choice.type().equals(column.component()) || choice.key().equals(column.component()));
    }

    /** What an insert must give, in the order of the record: columns, and relations to one of several records. */
    public List<Component> needed() {
        List<Component> needed = new ArrayList<>();
        for (Column column : required()) {
            Component part = pairOf(column).<Component>map(relation -> relation).orElse(column);
            if (!needed.contains(part)) {
                needed.add(part);
            }
        }
        return needed;
    }

    /** The column that says when a row was deleted, or null where rows are just removed. */
    public @Nullable String deletion() {
        return columns().stream()
                .filter(column -> column.purpose() == Column.Purpose.DELETED_AT)
                .map(Column::name)
                .findFirst()
                .orElse(null);
    }

    /** The relations that say what becomes of their rows when this one is deleted. */
    public List<Relation> cascades() {
        return relations.stream()
                .filter(relation -> !relation.onDelete().equals(Relation.NOTHING))
                .toList();
    }

    /** The constraints of one kind. */
    public <C extends Constraint> List<C> constraints(Class<C> kind) {
        return constraints.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Where among the columns is one that is null only where the row is absent, or -1. */
    public int presence() {
        List<Column> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key() == 0) {
                return i;
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).nullable()) {
                return i;
            }
        }
        return -1;
    }
}
