package io.millrace.repo;

import io.millrace.internal.run.Runner;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.Keys;
import io.millrace.internal.write.RowWrite;
import io.millrace.internal.write.SelectInsert;
import io.millrace.internal.write.Targets;
import io.millrace.query.Query;
import io.millrace.table.Insertable;
import io.millrace.table.KeyedTable;
import io.millrace.table.Table;
import java.util.Collection;
import java.util.List;

/** What a repo writes. */
abstract sealed class WritingRepo extends ReadingRepo permits Repo {

    WritingRepo(Runner runner, Keys keys) {
        super(runner, keys);
    }

    /**
     * Inserts a row: {@code insert … returning …}. Emits it as the database has it, defaults and triggers included.
     * Fails with {@link io.millrace.error.ConstraintViolation} where a row like it is there already, unless {@link
     * InsertOne#onConflict} says what to do then.
     */
    public <R> InsertOne<R> insert(Insertable<R> row) {
        return new InsertOne<>(runner, row, ConflictRule.NONE);
    }

    /** Inserts any number of rows in one round trip; see {@link InsertAll}. No row, no statement. */
    public <R> InsertAll<R> insertAll(Table<R> table, Collection<? extends Insertable<R>> rows) {
        return new InsertAll<>(runner, table, List.copyOf(rows), ConflictRule.NONE);
    }

    /**
     * Inserts a row for each row of a query: {@code repo.insertFrom(ARCHIVE, from(POST).where(…)).set(ARCHIVE.title,
     * POST.title)}; see {@link InsertFrom}.
     */
    public <R, Q> InsertFrom<R, Q> insertFrom(Table<R> table, Query<Q> rows) {
        return new InsertFrom<>(runner, new SelectInsert<>(table, List.of()), rows, ConflictRule.NONE);
    }

    /** Inserts a row, or updates the one that is there: {@code repo.upsert(draft).on(USER.email)}; see {@link Upsert}. */
    public <R> Upsert<R, InsertOne<R>> upsert(Insertable<R> row) {
        return new Upsert<>(row.table(), rule -> new InsertOne<>(runner, row, rule));
    }

    /**
     * Inserts rows, or updates those that are there, in one round trip. No two of them may be the same row: PostgreSQL
     * refuses to update a row twice in one statement.
     */
    public <R> Upsert<R, InsertAll<R>> upsertAll(Table<R> table, Collection<? extends Insertable<R>> rows) {
        List<? extends Insertable<R>> copy = List.copyOf(rows);
        return new Upsert<>(table, rule -> new InsertAll<>(runner, table, copy, rule));
    }

    /** Updates the row that this record was read from: {@code repo.update(user).set(USER.name.to("Bob"))}. */
    public <R extends Record> RowUpdate<R> update(R row) {
        return new RowUpdate<>(runner, row);
    }

    /** Updates every row of a query; refused without a condition, unless the query says {@link Query#everyRow()}. */
    public <R> UpdateAll<R> updateAll(Query<R> rows) {
        return new UpdateAll<>(runner, rows);
    }

    /**
     * Deletes the row that this record was read from, and emits it as it was: {@code delete … where key and version}.
     * Fails with {@link io.millrace.error.StaleRow} where it is gone or has another version.
     */
    public <R, K> RowWritten<R> delete(KeyedTable<R, K> table, R row) {
        return new RowWritten<>(
                runner,
                () -> runner.statements().command("delete", RowWrite.delete(table, row), table),
                () -> table,
                "deleted");
    }

    /**
     * Deletes every row of a query, and emits how many they were; refused without a condition, unless the query says
     * {@link Query#everyRow()}. A query with joins, paths or a limit is resolved by primary key.
     */
    public <R> Changed<R> deleteAll(Query<R> rows) {
        return new Changed<>(runner, "delete", rows.table(), returning -> Targets.delete(rows, returning));
    }
}
