package io.millrace.repo;

import io.millrace.error.Code;
import io.millrace.error.MillraceException;
import io.millrace.error.MultipleResults;
import io.millrace.error.NotFound;
import io.millrace.error.Problem;
import io.millrace.expr.Rows;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.transaction.TransactionHandle;
import io.millrace.internal.tree.statement.Delete;
import io.millrace.query.Query;
import io.millrace.table.Insertable;
import io.millrace.table.KeyedTable;
import io.millrace.table.Table;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A database: the only thing that executes.
 *
 * <p>Every publisher is cold: nothing runs before a subscription, each subscription runs once, and two subscriptions run
 * twice. Nothing blocks. Results arrive on an event loop of the repo, and what is composed behind them runs there: it
 * must not block either. Any thread may subscribe. A query that cannot run fails with {@link
 * io.millrace.error.InvalidQuery} before a connection is taken; what else can fail, for every method, is a {@link
 * io.millrace.error.ConnectionFailure}, a {@link io.millrace.error.DatabaseError} or a {@link
 * io.millrace.error.DecodeFailed}.
 */
public final class Repo {

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Executor executor;
    private final Statements statements;
    private final Keys keys;

    private Repo(Executor executor, Statements statements, Keys keys) {
        this.executor = executor;
        this.statements = statements;
        this.keys = keys;
    }

    /** The database at a URL, {@code postgresql://user:password@host:port/database}, with the options' defaults. */
    public static Repo connect(String url) {
        return open(RepoOptions.url(url));
    }

    /** The database that the options tell of. Connections are made when they are first needed. */
    public static Repo open(RepoOptions options) {
        return new Repo(Executor.open(options.checked()), new Statements(), new Keys());
    }

    /** The row with this primary key, or empty: {@code select … where id = $1}. One round trip. */
    public <R, K> Mono<R> get(KeyedTable<R, K> table, K id) {
        try {
            return executor.first(keys.get(table, id));
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /** The row with this primary key; fails with {@link NotFound} where there is none. */
    public <R, K> Mono<R> require(KeyedTable<R, K> table, K id) {
        return get(table, id)
                .switchIfEmpty(Mono.error(() -> notFound(table.source().label())));
    }

    /** Every row, in the query's order, emitted as they are asked for once all have arrived. */
    public <T> Flux<T> all(Rows<T> rows) {
        try {
            return executor.all(statements.read("all", rows));
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    /** The one row there is, or empty; fails with {@link MultipleResults} where there are more. */
    public <T> Mono<T> one(Rows<T> rows) {
        return all(rows).collectList().flatMap(list -> switch (list.size()) {
            case 0 -> Mono.empty();
            case 1 -> Mono.just(list.get(0));
            default -> Mono.error(multiple(list.size(), toSql(rows).sql()));
        });
    }

    /** The first row, or empty: the query with {@code limit 1}, unless it has a limit of its own. */
    public <T> Mono<T> first(Rows<T> rows) {
        try {
            return executor.first(statements.first(rows));
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /** The first row; fails with {@link NotFound} where there is none. */
    public <T> Mono<T> requireFirst(Rows<T> rows) {
        return first(rows).switchIfEmpty(Mono.error(() -> notFound("row")));
    }

    /**
     * Some rows of a query, and the cursors of the pages around them: {@code … where (order columns) > (cursor) order by
     * … limit size + 1}. Each page costs the same, however far it is from the beginning, where an index has the order.
     *
     * <p>Where two rows are equal in the query's order, the primary keys of its tables decide, or what it groups by; a
     * query without an order is read in the order of the primary key. Nullable columns, mixed directions and {@code
     * nulls first} are right. The rows in front of the cursor are found by value: rows that come and go between two
     * pages are neither skipped nor seen twice.
     *
     * <p>Fails with {@link io.millrace.error.InvalidQuery} where the cursor is garbled or belongs to another table or
     * order, where the query is distinct, combined or limited, or where a sensitive column takes part in its order.
     *
     * @param size at most so many rows, at least 1
     */
    public <T> Mono<Page<T>> page(Rows<T> rows, Cursor cursor, int size) {
        return Paging.read(executor, statements, rows, cursor, size);
    }

    /** How many rows there are: {@code select count(*) …}. */
    public Mono<Long> count(Rows<?> rows) {
        try {
            return executor.first(statements.count(rows));
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /** Whether there is any row: {@code select exists (select …)}. */
    public Mono<Boolean> exists(Rows<?> rows) {
        try {
            return executor.first(statements.exists(rows));
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /** Inserts a row: {@code insert … returning …}. Emits it as the database has it, defaults and triggers included. */
    public <R> InsertOne<R> insert(Insertable<R> row) {
        return new InsertOne<>(executor, statements, row, null);
    }

    /** Inserts any number of rows in one round trip; see {@link InsertAll}. No row, no statement. */
    public <R> InsertAll<R> insertAll(Table<R> table, Collection<? extends Insertable<R>> rows) {
        return new InsertAll<>(executor, statements, table, List.copyOf(rows), null);
    }

    /** Updates the row that this record was read from: {@code repo.update(user).set(USER.name.to("Bob"))}. */
    public <R extends Record> RowUpdate<R> update(R row) {
        return new RowUpdate<>(executor, statements, row);
    }

    /** Updates every row of a query; refused without a condition, unless the query says {@link Query#everyRow()}. */
    public <R> UpdateAll<R> updateAll(Query<R> rows) {
        return new UpdateAll<>(executor, statements, rows);
    }

    /**
     * Deletes the row that this record was read from, and emits it as it was: {@code delete … where key and version}.
     * Fails with {@link io.millrace.error.StaleRow} where it is gone or has another version.
     */
    public <R, K> Mono<R> delete(KeyedTable<R, K> table, R row) {
        try {
            Delete delete = RowDelete.of(table, row);
            return executor.first(statements.command("delete", delete, table))
                    .switchIfEmpty(Mono.error(() -> Stale.of(table, "deleted")));
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /** Deletes every row of a query; refused without a condition, unless the query says {@link Query#everyRow()}. */
    public <R> Changed<R> deleteAll(Query<R> rows) {
        return new Changed<>(
                executor,
                statements,
                "delete",
                rows.table(),
                returning -> new Delete(
                        List.of(), rows.table().source(), List.of(), Targets.of(rows, "deleteAll"), returning));
    }

    /** The statement that would be sent: its text and its parameters. Sends nothing. */
    public Statement toSql(Rows<?> rows) {
        return statements.toSql(rows.reading().statement());
    }

    /** The statement that {@link #page} would send for this page. */
    public Statement toSql(Rows<?> rows, Cursor cursor, int size) {
        return statements.toSql(Paging.statement(rows, cursor, size));
    }

    /** Runs one statement as it is written, on a connection that is then thrown away: DDL and the like. */
    public Mono<Void> execute(String sql) {
        return executor.update(Command.other("execute", sql)).then();
    }

    /** Takes nothing new, waits ten seconds for what is under way, and ends every connection. Twice is harmless. */
    public Mono<Void> close() {
        return executor.close(DRAIN);
    }

    /** As {@link #close()}, waiting for so long. */
    public Mono<Void> close(Duration drain) {
        return executor.close(drain);
    }

    /** The same repo with an open transaction around everything it does. */
    Repo within(TransactionHandle around) {
        return new Repo(executor.within(around), statements, keys);
    }

    Executor executor() {
        return executor;
    }

    private static NotFound notFound(String label) {
        return new NotFound(Problem.of(
                Code.NOT_FOUND,
                "no " + label + " was found",
                "the query was answered with no row",
                "use repo.get or repo.first, which are empty then, or check the condition"));
    }

    private static MultipleResults multiple(int rows, String sql) {
        return new MultipleResults(new Problem(
                Code.MULTIPLE_RESULTS,
                "one row was expected, but there are " + rows,
                sql,
                "repo.one is for a query that cannot have more than one row",
                "narrow the condition, or use repo.first with an order"));
    }
}
