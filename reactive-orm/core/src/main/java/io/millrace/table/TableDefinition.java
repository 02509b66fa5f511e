package io.millrace.table;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a table is in the database: the description that DDL, drift checks and documents are made from.
 *
 * @param namespace the schema it is in, or null to leave it to the search path
 * @param name its name
 * @param record the record's simple name
 * @param columns its columns, in the order of the record's components
 * @param uniques its unique constraints
 * @param indexes its indexes
 * @param checks its check constraints
 * @param references its foreign keys
 */
public record TableDefinition(
        @Nullable String namespace,
        String name,
        String record,
        List<ColumnDefinition> columns,
        List<UniqueDefinition> uniques,
        List<IndexDefinition> indexes,
        List<CheckDefinition> checks,
        List<ReferenceDefinition> references) {

    public TableDefinition {
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
        references = List.copyOf(references);
    }

    /**
     * What tables are, and then the join tables between them that have no record, each once: {@code Diff.of(options,
     * TableDefinition.all(POST, TAG))}.
     */
    public static List<TableDefinition> all(Table<?>... tables) {
        return Stream.concat(
                        Stream.of(tables).map(Table::definition),
                        Stream.of(tables).flatMap(table -> table.joinTables().stream()))
                .distinct()
                .toList();
    }

    /** The columns of the primary key, in its order. */
    public List<ColumnDefinition> key() {
        return columns.stream()
                .filter(column -> column.key() >= 0)
                .sorted(Comparator.comparingInt(ColumnDefinition::key))
                .toList();
    }

    /** The position of the column that the library uses so, or -1. */
    public int position(ColumnDefinition.Purpose purpose) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).purpose() == purpose) {
                return i;
            }
        }
        return -1;
    }

    /** The statements that make the table: {@code create table}, then its indexes. Made for reading as well. */
    public List<String> createStatements() {
        return new CreateTable(this).statements();
    }
}
