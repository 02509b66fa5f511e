package io.millrace.internal.write;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.IndexDefinition;
import io.millrace.table.Table;
import io.millrace.table.TableDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Among which rows of a table some columns are unique. */
final class UniqueRows {

    private UniqueRows() {}

    /**
     * What an {@code on conflict} says of the index over these columns beside their names: the predicate of the partial
     * one that the record declares; where it declares none, and the table keeps its deleted rows, that a row is not
     * deleted. PostgreSQL takes an index without a predicate for the latter as well. Null where nothing is said.
     */
    static @Nullable Node predicate(Table<?> table, List<String> columns) {
        TableDefinition definition = table.definition();
        Set<String> wanted = new HashSet<>(columns);
        if (isUnique(definition, wanted)) {
            return null;
        }
        List<IndexDefinition> indexes = definition.indexes().stream()
                .filter(index -> index.unique() && wanted.equals(new HashSet<>(index.columns())))
                .toList();
        if (indexes.stream().anyMatch(index -> index.where().isEmpty())) {
            return null;
        }
        return indexes.size() == 1
                ? new Text("(" + indexes.get(0).where() + ")")
                : Visibility.PRESENT.condition(table.source());
    }

    private static boolean isUnique(TableDefinition definition, Set<String> wanted) {
        Set<String> key = new HashSet<>();
        for (ColumnDefinition column : definition.key()) {
            key.add(column.name());
        }
        return key.equals(wanted)
                || definition.uniques().stream().anyMatch(unique -> wanted.equals(new HashSet<>(unique.columns())));
    }
}
