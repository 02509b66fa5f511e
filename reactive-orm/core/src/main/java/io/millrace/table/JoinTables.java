package io.millrace.table;

import io.millrace.internal.name.ConstraintName;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.TableNode;
import io.millrace.schema.References;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The join tables without a record that relations of a table go over. */
final class JoinTables {

    private JoinTables() {}

    static List<TableDefinition> of(Table<?> table) {
        List<TableDefinition> definitions = new ArrayList<>();
        for (Relation<?, ?> relation : table.relations()) {
            if (relation.isMany() && hasNoRecord(relation.path())) {
                definitions.add(definition(table.definition(), relation));
            }
        }
        return definitions.stream().distinct().toList();
    }

    /** A table with a record goes by that record's name, and has a key that is known. */
    private static boolean hasNoRecord(Path path) {
        if (path.via().size() != 1 || path.once()) {
            return false;
        }
        TableNode between = path.via().get(0).table();
        return between.key().isEmpty() && between.label().equals(between.name());
    }

    private static TableDefinition definition(TableDefinition owner, Relation<?, ?> relation) {
        Path path = relation.path();
        Path.Via via = path.via().get(0);
        TableDefinition target = relation.target().definition();
        List<ColumnDefinition> columns = new ArrayList<>();
        add(columns, via.near(), owner, path.near());
        add(columns, via.far(), target, path.far());
        columns.sort(Comparator.comparing(ColumnDefinition::name));
        for (int i = 0; i < columns.size(); i++) {
            columns.set(i, columns.get(i).key(i));
        }
        List<ReferenceDefinition> references = new ArrayList<>(List.of(
                reference(via.table(), via.near(), owner, path.near()),
                reference(via.table(), via.far(), target, path.far())));
        references.sort(Comparator.comparing(ReferenceDefinition::name));
        return new TableDefinition(
                via.table().namespace(),
                via.table().name(),
                via.table().label(),
                columns,
                List.of(),
                List.of(),
                List.of(),
                references);
    }

    private static void add(
            List<ColumnDefinition> columns, List<String> names, TableDefinition referenced, List<String> keys) {
        for (int i = 0; i < names.size(); i++) {
            String key = keys.get(i);
            String type = referenced.columns().stream()
                    .filter(column -> column.name().equals(key))
                    .map(ColumnDefinition::sqlType)
                    .findFirst()
                    .orElseThrow();
            columns.add(ColumnDefinition.of(names.get(i), names.get(i), type));
        }
    }

    private static ReferenceDefinition reference(
            TableNode table, List<String> columns, TableDefinition referenced, List<String> keys) {
        return new ReferenceDefinition(
                ConstraintName.of(table.name(), columns, "fkey"),
                columns,
                referenced.namespace(),
                referenced.name(),
                keys,
                References.OnDelete.CASCADE,
                false);
    }
}
