package io.millrace.repo;

import io.millrace.error.MillraceException;
import io.millrace.expr.Rows;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.transaction.TransactionHandle;
import io.millrace.internal.run.RawSql;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.Keys;
import io.millrace.repo.channel.Channel;
import io.millrace.repo.sql.SqlStatement;
import io.millrace.repo.sql.Statement;
import io.millrace.repo.write.Write;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
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
 *
 * <p>What is subscribed inside a transaction of this repo, found in the Reactor Context, runs in it. Everything else
 * runs on its own, many statements at a time on a few connections, in no order among them: a statement sees the effect
 * of another one where it is subscribed after the other's answer.
 */
public final class Repo extends WritingRepo {

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final RepoOptions options;

    private Repo(Runner runner, Keys keys, RepoOptions options) {
        super(runner, keys);
        this.options = options;
    }

    /** The database at a URL, with the defaults of {@link RepoOptions#url}. */
    public static Repo connect(String url) {
        return open(RepoOptions.url(url));
    }

    /**
     * The database that the options tell of. Connections are made when they are first needed.
     *
     * @throws io.millrace.error.InvalidConfiguration with all that is wrong with the options
     */
    public static Repo open(RepoOptions options) {
        return new Repo(Runner.on(Executor.open(options.checked()), options.listener()), new Keys(), options);
    }

    /**
     * Runs work in a transaction: begun with its first statement, committed when it completes, undone by an error or a
     * cancel. Its value is emitted after COMMIT.
     *
     * <p>Inside another transaction of this repo it is a savepoint: an error undoes only its own work, and the outer one
     * may go on. Meanwhile the outer one's statements wait, and so do other savepoints.
     *
     * <p>Fails with what the work fails with; with {@link io.millrace.error.TransactionAborted} where a statement failed
     * and the work went on as if it had not; with {@link io.millrace.error.CommitOutcomeUnknown} where COMMIT was sent
     * and never answered.
     */
    public <T> Mono<T> transaction(Mono<T> work) {
        return transaction(TransactionOptions.defaults(), tx -> work);
    }

    /** The same for many values: they are collected, and emitted after COMMIT. */
    public <T> Flux<T> transaction(Flux<T> work) {
        return transactionMany(TransactionOptions.defaults(), tx -> work);
    }

    /** The same with the transaction at hand. The function is called for each attempt, on an event loop. */
    public <T> Mono<T> transaction(Function<? super Transaction, ? extends Mono<T>> body) {
        return transaction(TransactionOptions.defaults(), body);
    }

    /** The same with options: {@code repo.transaction(serializable().retries(3), tx -> …)}. */
    public <T> Mono<T> transaction(TransactionOptions options, Function<? super Transaction, ? extends Mono<T>> body) {
        return runner.transaction(options.settings(), handle -> body.apply(new Transaction(handle)));
    }

    /**
     * Runs named steps in one transaction, and emits what they gave, after COMMIT. Changes that are not valid are found
     * out before it begins. Fails with {@link io.millrace.error.StepFailed}, which names the step; all are undone then.
     */
    public Mono<StepResults> run(Multi steps) {
        return run(TransactionOptions.defaults(), steps);
    }

    /** The same with options: {@code repo.run(serializable().retries(3), steps)}, where each attempt begins anew. */
    public Mono<StepResults> run(TransactionOptions options, Multi steps) {
        return steps.on(this, options);
    }

    /** A channel between the clients of this database, by its name: {@code LISTEN} and {@code NOTIFY}. Sends nothing. */
    public Channel channel(String name) {
        return new Channel(
                name,
                options.checked(),
                payload ->
                        sql("select pg_notify({}, {})", name, payload).execute().then());
    }

    /** A transaction of many values: they are collected, and emitted after COMMIT. */
    public <T> Flux<T> transactionMany(
            TransactionOptions options, Function<? super Transaction, ? extends Publisher<T>> body) {
        Mono<List<T>> all =
                transaction(options, tx -> Flux.<T>from(body.apply(tx)).collectList());
        return all.flatMapIterable(Function.identity());
    }

    /**
     * A transaction whose values are emitted while it runs: they precede COMMIT, and only the completion says that they
     * hold. A cancel undoes it. It is never run again by itself.
     */
    public <T> Flux<T> transactionStream(
            TransactionOptions options, Function<? super Transaction, ? extends Publisher<T>> body) {
        return runner.transactionStream(options.settings(), handle -> body.apply(new Transaction(handle)));
    }

    /** Whether what is subscribed here runs in an open transaction of this repo. */
    public Mono<Boolean> inTransaction() {
        return runner.executor().inTransaction();
    }

    /**
     * The same work, refused with {@link io.millrace.error.TransactionRequired} where it is subscribed outside of an open
     * transaction of this repo, rather than run on its own.
     */
    public <T> Mono<T> requireTransaction(Mono<T> work) {
        return runner.executor().requireTransaction(work);
    }

    /** The same for many values; see {@link #requireTransaction(Mono)}. */
    public <T> Flux<T> requireTransaction(Flux<T> work) {
        return runner.executor().requireTransaction(work);
    }

    /**
     * The statement that {@link #all} would send: its text and its parameters. Sends nothing.
     *
     * @throws io.millrace.error.InvalidQuery where it would be refused
     */
    public Statement toSql(Rows<?> rows) {
        return Statement.of(runner.statements().read("all", rows));
    }

    /** The statement that {@link #page} would send. Sends nothing. */
    public Statement toSql(Rows<?> rows, Cursor cursor, int size) {
        return Statement.of(Paging.command(runner, rows, cursor, size));
    }

    /** The statements that a write would send; as {@link Write#toSql()}. */
    public List<Statement> toSql(Write write) {
        return write.toSql();
    }

    /** The plan for a query: {@code explain (…) select …}, with its values. With ANALYZE it is run. */
    public Mono<String> explain(Rows<?> rows, Explain... asked) {
        return explain(() -> List.of(runner.statements().read("explain", rows)), asked);
    }

    /**
     * The plan for a write; for a bulk insert of several statements, all of them one after the other. With ANALYZE it is
     * run in a transaction, or a savepoint, that is then undone; sequences stay advanced.
     */
    public Mono<String> explain(Write write, Explain... asked) {
        return explain(
                () -> write.toSql().stream().<Command<?>>map(Repo::writing).toList(), asked);
    }

    /**
     * A statement in the user's own words: {@code repo.sql("select name, count(*) from hits where site = {} group by 1",
     * site).as(Types.TEXT, Types.INT8, Hits::new)}.
     *
     * <p>Each {@code {}} outside of quotes and comments is a parameter of the type that its Java class stands for; {@code
     * value(type, x)} and {@code nullOf(type)} say another one. It may also be a column or another expression, a query
     * of one column, or {@code USER.row()}: the select list that {@code USER} reads. Text is never put together of
     * values.
     *
     * <p>One select, values, table, with, insert, update, delete or merge runs like any other statement, and so does
     * show. Everything else may change its session, and runs on a connection of its own that is then thrown away, or in
     * the transaction around it. BEGIN and its kind are refused, and so is COPY, which the driver does not speak. What
     * is wrong is an error of the publishers, not of this call.
     */
    public SqlStatement sql(String text, @Nullable Object... values) {
        return new SqlStatement(runner, () -> RawSql.of(text, values));
    }

    /**
     * Runs one statement exactly as it is written, {@code {}} and all, on a connection that is then thrown away, or in
     * the transaction around it: DDL and the like.
     */
    public Mono<Void> execute(String sql) {
        return runner.count(() -> Command.other("execute", sql)).then();
    }

    /** What it was opened with: for others that connect to the same database, such as migrations. */
    public RepoOptions options() {
        return options;
    }

    /**
     * Takes nothing new, waits ten seconds for what is under way, and ends every connection. Twice is harmless. What is
     * subscribed afterwards fails with {@link io.millrace.error.RepoClosed}.
     */
    public Mono<Void> close() {
        return close(DRAIN);
    }

    /** As {@link #close()}, waiting for so long. What is not done by then fails. */
    public Mono<Void> close(Duration drain) {
        return runner.executor().close(drain);
    }

    /** The same repo with an open transaction around everything it does. */
    Repo within(TransactionHandle around) {
        return new Repo(runner.within(around), keys, options);
    }

    Executor executor() {
        return runner.executor();
    }

    private static Command<?> writing(Statement statement) {
        return Command.write("write", statement.sql(), statement.parameters().toArray());
    }

    private Mono<String> explain(Supplier<List<Command<?>>> commands, Explain... asked) {
        Set<Explain> set = EnumSet.noneOf(Explain.class);
        set.addAll(List.of(asked));
        try {
            return Explain.plan(runner, commands.get(), set);
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }
}
