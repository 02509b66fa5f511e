package io.millrace.repo;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.Rows;
import io.millrace.expr.aggregate.Aggregated;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.preload.Collapse;
import io.millrace.internal.preload.Preloader;
import io.millrace.internal.preload.Rest;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.Keys;
import io.millrace.preload.Branch;
import io.millrace.preload.Preload;
import io.millrace.query.Query;
import io.millrace.relation.ToMany;
import io.millrace.table.Keyed;
import io.millrace.table.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a repo reads. */
abstract sealed class ReadingRepo permits WritingRepo {

    private static final int FETCH_SIZE = 500;

    final Runner runner;
    final Keys keys;
    private final Preloader preloader;

    ReadingRepo(Runner runner, Keys keys) {
        this.runner = runner;
        this.keys = keys;
        this.preloader = new Preloader(runner);
    }

    /**
     * The row with this primary key, or empty: {@code select … where id = $1}. One round trip. Of a shape it gets what the
     * shape has: {@code repo.get(USER_CARD, id)}.
     *
     * <p>Gets of one table or shape that are asked for in one turn of an event loop, outside of transactions, leave together at
     * its end, as one statement of at most 256 keys: {@code select … where id = any($1)}. None waits for longer, and
     * each has its own row, its own failure and its own cancel. The keys are of one column, of type integer, bigint or
     * uuid; others are sent one by one. So are shapes with lists, which are sent right behind
     * their row. {@link RepoOptions#withoutGathering} sends all one by one.
     */
    public <T, K> Mono<T> get(Keyed<T, K> table, K id) {
        return preloader.got(table, id, () -> keys.get(table, id));
    }

    /** The row with this primary key; fails with {@link io.millrace.error.NotFound} where there is none. */
    public <T, K> Mono<T> require(Keyed<T, K> table, K id) {
        return Answers.required(get(table, id), table.keyedTable().source().label(), "repo.get");
    }

    /**
     * The one row for which these hold, or empty: {@code repo.getBy(USER, USER.email.eq(email))}. Fails with {@link
     * io.millrace.error.MultipleResults} where there are more.
     */
    @SafeVarargs
    public final <R> Mono<R> getBy(Table<R> table, Condition<? super R> first, Condition<? super R>... more) {
        Query<R> query = Query.from(table).where(first, more);
        return Answers.one(runner, () -> runner.statements().read("getBy", query), "repo.getBy");
    }

    /** The one row for which these hold; fails with {@link io.millrace.error.NotFound} where there is none. */
    @SafeVarargs
    public final <R> Mono<R> requireBy(Table<R> table, Condition<? super R> first, Condition<? super R>... more) {
        return Answers.required(getBy(table, first, more), table.source().label(), "repo.getBy");
    }

    /**
     * Every row, in the query's order, emitted as they are asked for once all have arrived. For more rows than fit into
     * memory there is {@link #stream(Rows)}. Where the query asks for primary keys and nothing else, the relations that
     * start from them are sent right behind it, in one round trip.
     */
    public <T> Flux<T> all(Rows<T> rows) {
        Rest<T> rest = preloader.rest(rows);
        return rest.isNothing() ? plain(rows) : rest.all(() -> whole(rows, "all"));
    }

    /** Most queries want nothing more than their rows. */
    private <T> Flux<T> plain(Rows<T> rows) {
        try {
            return runner.all(whole(rows, "all"));
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    /** The one row there is, or empty; fails with {@link io.millrace.error.MultipleResults} where there are more. */
    public <T> Mono<T> one(Rows<T> rows) {
        Rest<T> rest = preloader.rest(rows);
        Supplier<Command<T>> read = () -> whole(rows, "one");
        return rest.isEarly()
                ? Answers.one(rest.all(read).collectList(), read, "repo.one")
                : rest.of(Answers.one(rest.whole(runner.all(read)), read, "repo.one"));
    }

    /** The one row there is; fails with {@link io.millrace.error.NotFound} where there is none. */
    public <T> Mono<T> requireOne(Rows<T> rows) {
        return Answers.required(one(rows), "row", "repo.one");
    }

    /**
     * The first row, or empty: the query with {@code limit 1}, unless it has a limit of its own. Without an order it is
     * any row. What is loaded of it is read for this row alone.
     */
    public <T> Mono<T> first(Rows<T> rows) {
        Supplier<Command<T>> read = () -> runner.statements().first(Collapse.part(rows, "repo.first"));
        Rest<T> rest = preloader.rest(rows);
        return rest.isEarlyForOne() ? rest.all(read).next() : rest.of(runner.first(read));
    }

    /** The first row; fails with {@link io.millrace.error.NotFound} where there is none. */
    public <T> Mono<T> requireFirst(Rows<T> rows) {
        return Answers.required(first(rows), "row", "repo.first");
    }

    /**
     * The last row, or empty: the query in the opposite order, with {@code limit 1}. Fails with {@link InvalidQuery}
     * where the query has no order.
     */
    public <T> Mono<T> last(Rows<T> rows) {
        return preloader.rest(rows).of(runner.first(() -> runner.statements().last(Collapse.part(rows, "repo.last"))));
    }

    /** Every row, read with a cursor in parts of 500; see {@link #stream(Rows, int)}. */
    public <T> Flux<T> stream(Rows<T> rows) {
        return stream(rows, FETCH_SIZE);
    }

    /**
     * Every row, read with a cursor in parts: the next part is fetched when its rows are asked for, so that any number
     * of rows takes the memory of one part, and a slow reader slows the database down.
     *
     * <p>Inside a transaction the cursor is one of it. Elsewhere it has a transaction of its own, read-only, from the
     * first row to the last: as long as it is read, it holds a connection of the exclusive lane and one snapshot. A
     * cancel ends it. A statement's deadline holds for each part. Relations are loaded part by part, in the same
     * transaction.
     *
     * @param fetchSize how many rows a part has, at least 1
     */
    public <T> Flux<T> stream(Rows<T> rows, int fetchSize) {
        if (fetchSize < 1) {
            return Flux.error(() -> new InvalidQuery(Problem.of(
                    Code.INVALID_LIMIT,
                    "a stream cannot fetch " + fetchSize + " rows at a time",
                    "a part has at least one row",
                    "repo.stream(query, 500)")));
        }
        Flux<T> read =
                runner.stream(() -> runner.statements().read("stream", Collapse.part(rows, "repo.stream")), fetchSize);
        return preloader.rest(rows).stream(read, fetchSize);
    }

    /**
     * Some rows of a query, and the cursors of the pages around them: {@code … where (order columns) > (cursor) order by
     * … limit size + 1}. Each page costs the same, however far it is from the beginning, where an index has the order.
     *
     * <p>Where two rows are equal in the query's order, the primary keys of its tables decide, or what it groups by; a
     * query without an order is read in the order of the primary key. Nullable columns, mixed directions and {@code
     * nulls first} are right. The place of a cursor is found by value: rows that come and go between two pages make
     * none of the others skipped or seen twice.
     *
     * <p>Fails with {@link InvalidQuery} where the cursor is garbled or belongs to another table or order, where the
     * query is distinct, combined or limited, or where a sensitive column takes part in its order.
     *
     * @param size at most so many rows, at least 1
     */
    public <T> Mono<Page<T>> page(Rows<T> rows, Cursor cursor, int size) {
        Mono<Page<T>> page = Paging.read(runner, rows, cursor, size);
        Rest<T> rest = preloader.rest(rows);
        return rest.isNothing()
                ? page
                : page.flatMap(read -> rest.of(read.items()).map(read::with));
    }

    /**
     * A row with relations loaded into it: {@code repo.preload(user, USER.posts, USER.profile)}. Those of one level are
     * read at the same time, one statement each: {@code select … from posts where author_id = $1}. What is loaded
     * already stays as it is, unless {@code USER.posts.force()} says otherwise; what is preloaded of its rows in turn is
     * loaded into them all the same. The row itself is not read again.
     */
    @SafeVarargs
    public final <R extends Record> Mono<R> preload(R row, Preload<? super R> first, Preload<? super R>... more) {
        List<Branch<?>> branches = Collapse.own(Branch.listed(first, more));
        Preloader here = preloader.here();
        return Mono.defer(() -> here.load(List.of(row), branches)).map(all -> all.get(0));
    }

    /**
     * Rows with relations loaded into them, in their order, however often one is among them: {@code
     * repo.preloadAll(users, USER.posts)}. One statement a relation, for all parents at once: {@code select … from posts
     * where author_id = any($1)}; see {@link #preload}. More than 10,000 keys are asked for in parts.
     */
    @SafeVarargs
    public final <R extends Record> Flux<R> preloadAll(
            Collection<R> rows, Preload<? super R> first, Preload<? super R>... more) {
        List<R> copy = List.copyOf(rows);
        List<Branch<?>> branches = Collapse.own(Branch.listed(first, more));
        Preloader here = preloader.here();
        return Flux.defer(() -> here.load(copy, branches).flatMapIterable(Function.identity()));
    }

    /**
     * An aggregate over the rows of a relation for each of some rows, without loading them: {@code
     * repo.aggregateEach(users, USER.posts.where(POST.published), count())}. One statement for all of them: {@code select
     * …, (select count(*) from posts where author_id = k0) from unnest($1) …}. Emits one map, in the order of the rows;
     * for no rows of the relation what the aggregate makes of none, 0 or an empty Optional. A row whose key for the
     * relation is null is left out. More than 10,000 keys are asked for in parts.
     */
    public <R extends Record, X, V, A extends Expr<? super X, ?, V> & Aggregated> Mono<Map<R, V>> aggregateEach(
            Collection<R> rows, ToMany<R, X> relation, A aggregate) {
        List<R> copy = List.copyOf(rows);
        Preloader here = preloader.here();
        return Mono.defer(() -> here.totals(copy, relation.branch(), aggregate));
    }

    /**
     * How many rows the query has: {@code select count(*) …}. A query that is limited, distinct, grouped or combined is
     * counted as it stands: {@code select count(*) from (…)}.
     */
    public Mono<Long> count(Rows<?> rows) {
        return runner.first(() -> runner.statements().count(rows));
    }

    /** Whether the query has any row: {@code select exists (select …)}. */
    public Mono<Boolean> exists(Rows<?> rows) {
        return runner.first(() -> runner.statements().exists(rows));
    }

    /**
     * An aggregate over the rows of a query, whatever it would have read of them: {@code repo.aggregate(query,
     * max(POST.views))}, {@code select max(posts.views) from …}. A query that is limited or distinct is resolved by
     * primary key first. Emits one value always: for no rows what the aggregate makes of them, an empty Optional or 0.
     */
    public <R, V> Mono<V> aggregate(Query<R> rows, Expr<? super R, ?, V> aggregate) {
        return runner.first(() -> runner.statements().aggregate(rows, aggregate));
    }

    private <T> Command<T> whole(Rows<T> rows, String verb) {
        return runner.statements().read(verb, Collapse.unlimited(rows));
    }
}
