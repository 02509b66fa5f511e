package io.millrace.repo.write;

import io.millrace.column.Column;
import io.millrace.internal.run.Runner;
import io.millrace.table.KeyedTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The update of many rows by primary key, still without the columns to set.
 *
 * @param <R> the record
 */
public final class UpdateRows<R> {

    private final Runner runner;
    private final KeyedTable<R, ?> table;
    private final List<R> rows;

    /** What {@code repo.updateAll(table, rows)} makes. */
    public UpdateRows(Runner runner, KeyedTable<R, ?> table, List<R> rows) {
        this.runner = runner;
        this.table = table;
        this.rows = rows;
    }

    /**
     * Sets these columns of each row to the values that its record has: {@code update posts set title = bulk.c1 from
     * unnest($1::int8[], $2::text[]) … where posts.id = bulk.c0}. Rows are found by primary key and, where the record
     * has one, version; the version is counted up and the moment of the update filled in.
     *
     * <p>Emits the rows as the database has them then, in the order they were given; {@link
     * RowsWritten#returningCount()} reads none of them. All or none: fails with {@link io.millrace.error.StaleRow} where
     * one is gone or has another version. Two records with one key are refused.
     */
    @SafeVarargs
    public final RowsWritten<R> set(Column<? super R, ?> first, Column<? super R, ?>... more) {
        List<Column<? super R, ?>> columns = new ArrayList<>(more.length + 1);
        columns.add(first);
        columns.addAll(List.of(more));
        return new RowsWritten<>(runner, table, rows, columns);
    }
}
