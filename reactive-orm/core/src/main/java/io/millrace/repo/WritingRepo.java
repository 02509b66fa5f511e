package io.millrace.repo;

import io.millrace.changeset.Changeset;
import io.millrace.internal.related.ChangesetWork;
import io.millrace.internal.remove.Cascades;
import io.millrace.internal.remove.Deletion;
import io.millrace.internal.remove.Walk;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.BulkKeys;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.Keys;
import io.millrace.internal.write.Removal;
import io.millrace.internal.write.SelectInsert;
import io.millrace.internal.write.Targets;
import io.millrace.query.Query;
import io.millrace.repo.remove.DeletePlan;
import io.millrace.repo.remove.Sweep;
import io.millrace.repo.write.Attempt;
import io.millrace.repo.write.Changed;
import io.millrace.repo.write.ChangesetWrite;
import io.millrace.repo.write.InsertAll;
import io.millrace.repo.write.InsertFrom;
import io.millrace.repo.write.InsertOne;
import io.millrace.repo.write.Load;
import io.millrace.repo.write.Replace;
import io.millrace.repo.write.RowUpdate;
import io.millrace.repo.write.RowWritten;
import io.millrace.repo.write.UpdateAll;
import io.millrace.repo.write.UpdateRows;
import io.millrace.repo.write.Upsert;
import io.millrace.table.Insertable;
import io.millrace.table.KeyedTable;
import io.millrace.table.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

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
        return new InsertOne<>(runner.here(), row, ConflictRule.NONE);
    }

    /** Inserts any number of rows in one round trip; see {@link InsertAll}. No row, no statement. */
    public <R> InsertAll<R> insertAll(Table<R> table, Collection<? extends Insertable<R>> rows) {
        return new InsertAll<>(runner.here(), table, List.copyOf(rows), ConflictRule.NONE, false);
    }

    /**
     * Inserts any number of rows as they come, in one transaction, with the memory of a few of them; see {@link Load}. The
     * driver does not speak COPY: rows travel as in {@link #insertAll}, in chunks of 1,000.
     */
    public <R> Load<R> load(Table<R> table, Publisher<? extends Insertable<R>> rows) {
        return Load.of(runner.here(), table, rows);
    }

    /**
     * Inserts a row for each row of a query: {@code repo.insertFrom(ARCHIVE, from(POST).where(…)).set(ARCHIVE.title,
     * POST.title)}; see {@link InsertFrom}.
     */
    public <R, Q> InsertFrom<R, Q> insertFrom(Table<R> table, Query<Q> rows) {
        return new InsertFrom<>(runner.here(), new SelectInsert<>(table, List.of()), rows, ConflictRule.NONE);
    }

    /** Inserts a row, or updates the one that is there: {@code repo.upsert(draft).on(USER.email)}; see {@link Upsert}. */
    public <R> Upsert<R, InsertOne<R>> upsert(Insertable<R> row) {
        return new Upsert<>(row.table(), rule -> new InsertOne<>(runner.here(), row, rule));
    }

    /**
     * Inserts rows, or updates those that are there, in one round trip. Two of them that are the same row are refused, or
     * the last one of them wins: {@link InsertAll#lastWins()}. {@link InsertAll#outcomes()} tells what became of each.
     */
    public <R> Upsert<R, InsertAll<R>> upsertAll(Table<R> table, Collection<? extends Insertable<R>> rows) {
        List<? extends Insertable<R>> copy = List.copyOf(rows);
        return new Upsert<>(table, rule -> new InsertAll<>(runner.here(), table, copy, rule, false));
    }

    /**
     * Makes the rows of a condition exactly these, in one statement: {@code repo.replaceAll(LINE, lines).on(LINE.orderId,
     * LINE.place).within(LINE.orderId.eq(7L))}. Rows that are not among them are deleted; those that are as given are not
     * written. PostgreSQL 17 or later; up to 10,000 rows; see {@link io.millrace.repo.write.ReplaceAll}.
     */
    public <R> Replace<R> replaceAll(Table<R> table, Collection<? extends Insertable<R>> rows) {
        return new Replace<>(runner, table, List.copyOf(rows));
    }

    /** Updates the row that this record was read from: {@code repo.update(user).set(USER.name.to("Bob"))}. */
    public <R extends Record> RowUpdate<R> update(R row) {
        return new RowUpdate<>(runner.here(), row);
    }

    /**
     * Updates the row that these changes are of: only the columns that change, found by primary key and version. Where
     * nothing changes nothing is sent, and the row is emitted as it was.
     *
     * <p>Fails with {@link io.millrace.error.InvalidChangeset} where something is wrong, a violated constraint that the
     * changes declare included; with {@link io.millrace.error.StaleRow} where the row is gone or has another version.
     * Inside a transaction it is a savepoint, so that the transaction lives on.
     */
    public <R> ChangesetWrite<R> update(Changeset<R> changes) {
        return ChangesetWrite.update(runner.here(), changes);
    }

    /** Deletes the row that these changes are of; a constraint that they declare becomes an error of its field. */
    public <R> ChangesetWrite<R> delete(Changeset<R> changes) {
        return ChangesetWrite.delete(runner.here(), changes);
    }

    /** Inserts as {@link #insert}, and emits what is wrong instead of failing with it. */
    public <R> Mono<Attempt<R>> tryInsert(Changeset<R> changes) {
        return Attempt.of(insert(changes));
    }

    /** Updates as {@link #update(Changeset)}, and emits what is wrong instead of failing with it. */
    public <R> Mono<Attempt<R>> tryUpdate(Changeset<R> changes) {
        return Attempt.of(update(changes));
    }

    /** These changes with the errors of all checks that ask others or the database; writes nothing. */
    public <R> Mono<Changeset<R>> check(Changeset<R> changes) {
        return ChangesetWork.settled(runner.here(), changes);
    }

    /**
     * Updates many rows by primary key, each with values of its own, in one statement: {@code
     * repo.updateAll(POST, posts).set(POST.title)}; see {@link UpdateRows#set}.
     */
    public <R, K> UpdateRows<R> updateAll(KeyedTable<R, K> table, Collection<? extends R> rows) {
        return new UpdateRows<>(runner.here(), table, List.copyOf(rows));
    }

    /**
     * Deletes the rows with these primary keys, and emits how many they were: {@code delete from posts using
     * unnest($1::int8[]) … where posts.id = …}, or as {@link #delete(KeyedTable, Object)} where the table keeps its
     * deleted rows or relations have something to say. A key that is not there is passed over. More than 10,000 are
     * several statements in one transaction; no key, no statement.
     */
    public <R, K> Changed<R> deleteAll(KeyedTable<R, K> table, Collection<? extends K> keys) {
        return deleteAll(table, List.copyOf(keys), Removal.USUAL);
    }

    /** Removes the rows with these primary keys, also where the table keeps deleted ones. See {@link #deleteAll}. */
    public <R, K> Changed<R> purgeAll(KeyedTable<R, K> table, Collection<? extends K> keys) {
        return deleteAll(table, List.copyOf(keys), Removal.FOR_GOOD);
    }

    private <R, K> Changed<R> deleteAll(KeyedTable<R, K> table, List<K> keys, Removal removal) {
        return Changed.delete(
                runner.here(),
                table,
                returning -> BulkKeys.delete(table, keys, removal, returning),
                Cascades.has(table) ? Deletion.of(runner.here(), table, removal, keys) : null);
    }

    /** Updates every row of a query; refused without a condition, unless the query says {@link Query#everyRow()}. */
    public <R> UpdateAll<R> updateAll(Query<R> rows) {
        return new UpdateAll<>(runner.here(), rows);
    }

    /**
     * Deletes the row that this record was read from, and emits it as it was: {@code delete … where key and version}.
     * Where the table keeps its deleted rows ({@code @SoftDelete}) the row is marked instead, and emitted as it is then:
     * {@code update … set deleted_at = …}.
     *
     * <p>What relations say ({@code onDelete}) is done before, in batches, all in one transaction; {@link #deletePlan}
     * tells it first. Fails with {@link io.millrace.error.StaleRow} where the row is gone or has another version, with
     * {@link io.millrace.error.DeleteRestricted} where a relation forbids it.
     */
    public <R, K> RowWritten<R> delete(KeyedTable<R, K> table, R row) {
        return RowWritten.delete(runner.here(), table, row, Removal.USUAL);
    }

    /**
     * Removes the row that this record was read from, and emits it as it was, also where the table keeps its deleted
     * rows, and whether it is marked as deleted or not. Otherwise as {@link #delete(KeyedTable, Object)}.
     */
    public <R, K> RowWritten<R> purge(KeyedTable<R, K> table, R row) {
        return RowWritten.delete(runner.here(), table, row, Removal.FOR_GOOD);
    }

    /**
     * Takes the mark off a row that was deleted and kept, and emits it as it is then: {@code update … set deleted_at =
     * null}. What went with it by its relations stays deleted. Fails with {@link io.millrace.error.StaleRow} where it is
     * not deleted, is gone or has another version.
     */
    public <R, K> RowWritten<R> restore(KeyedTable<R, K> table, R row) {
        return RowWritten.restore(runner.here(), table, row);
    }

    /**
     * Takes the mark off every deleted row of a query, and emits how many they were: {@code
     * repo.restoreAll(from(NOTE).where(…))}. Refused without a condition, unless the query says {@link
     * Query#everyRow()}.
     */
    public <R> Changed<R> restoreAll(Query<R> rows) {
        return Changed.update(runner.here(), rows.table(), returning -> Targets.restore(rows, returning));
    }

    /**
     * Deletes the rows of a table whose moment has come ({@code @DeleteAt}): {@code repo.sweep(SESSION)}, or {@code
     * repo.sweep(SESSION).every(Duration.ofMinutes(1))} for as long as it is subscribed. See {@link Sweep}.
     */
    public Sweep sweep(KeyedTable<?, ?> table) {
        return new Sweep(runner.here(), table);
    }

    /**
     * What would become of other rows if this one were deleted, by what its relations say. Reads the keys of all of them,
     * and writes nothing.
     */
    public <R, K> Mono<DeletePlan> deletePlan(KeyedTable<R, K> table, R row) {
        return Walk.of(runner.here(), table, List.of(Arrays.asList(table.keyValues(table.keyOf(row)))), Removal.USUAL)
                .map(found -> new DeletePlan(
                        table.source().label(),
                        found.entrySet().stream()
                                .map(each -> new DeletePlan.Effect(
                                        each.getKey().relation(),
                                        each.getKey().record(),
                                        each.getKey().action(),
                                        each.getValue()))
                                .toList()));
    }

    /**
     * Deletes every row of a query, and emits how many they were; refused without a condition, unless the query says
     * {@link Query#everyRow()}. A query with joins, paths or a limit is resolved by primary key. Where the table keeps
     * its deleted rows they are marked instead. Where relations have something to say, the keys are read first, and what
     * hangs on them goes before, in batches, all in one transaction.
     */
    public <R> Changed<R> deleteAll(Query<R> rows) {
        return deleteAll(rows, Removal.USUAL);
    }

    /**
     * Removes every row of a query, also where the table keeps deleted ones; those only with {@link Query#onlyDeleted()}
     * or {@link Query#withDeleted()}. Otherwise as {@link #deleteAll(Query)}.
     */
    public <R> Changed<R> purgeAll(Query<R> rows) {
        return deleteAll(rows, Removal.FOR_GOOD);
    }

    private <R> Changed<R> deleteAll(Query<R> rows, Removal removal) {
        Table<R> table = rows.table();
        return Changed.delete(
                runner.here(),
                table,
                returning -> List.of(Targets.delete(rows, removal, returning)),
                table instanceof KeyedTable<R, ?> keyed && Cascades.has(table)
                        ? Deletion.of(runner.here(), keyed, removal, rows)
                        : null);
    }
}
