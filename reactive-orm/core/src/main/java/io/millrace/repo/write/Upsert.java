package io.millrace.repo.write;

import io.millrace.column.Column;
import io.millrace.internal.write.ConflictRule;
import io.millrace.table.Table;
import java.util.function.Function;

/**
 * An upsert, still without the columns that decide whether the row is there.
 *
 * @param <R> the record
 * @param <I> the insert that it becomes
 */
public final class Upsert<R, I> {

    private final Table<R> table;
    private final Function<ConflictRule, I> insert;

    /** What {@code repo.upsert(…).on(…)} makes. */
    public Upsert(Table<R> table, Function<ConflictRule, I> insert) {
        this.table = table;
        this.insert = insert;
    }

    /**
     * Where a unique index over these columns has such a row, sets every column that is given, but for the primary key
     * and these columns; elsewhere inserts: {@code insert … on conflict (email) do update set name = excluded.name}. The
     * version is counted up and the moment of the update filled in. Emits the row as it is then, either way.
     */
    @SafeVarargs
    public final I on(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return OnConflict.columns(table, insert, first, more).updateGiven();
    }
}
