package io.millrace.internal.exec;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Gather;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.exec.cursor.CursorFlux;
import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.lane.Budget;
import io.millrace.internal.exec.lane.ExclusiveLane;
import io.millrace.internal.exec.lane.RawRoute;
import io.millrace.internal.exec.lane.SharedLane;
import io.millrace.internal.exec.link.Connector;
import io.millrace.internal.exec.link.EventLoops;
import io.millrace.internal.exec.link.Home;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.exec.statement.AllFlux;
import io.millrace.internal.exec.statement.CountMono;
import io.millrace.internal.exec.statement.FirstMono;
import io.millrace.internal.exec.statement.Flight;
import io.millrace.internal.exec.statement.Follower;
import io.millrace.internal.exec.statement.KeyedMono;
import io.millrace.internal.exec.statement.Route;
import io.millrace.internal.exec.statement.Routing;
import io.millrace.internal.exec.transaction.TransactionHandle;
import io.millrace.internal.exec.transaction.Transactions;
import java.time.Duration;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Runs commands on one database. What is subscribed inside a transaction of this executor runs in it; everything else
 * runs on its own.
 */
public final class Executor {

    private static final long HOUSEKEEPING_MILLIS = 1_000;

    private final ExecutorOptions options;
    private final Budget budget;
    private final SharedLane shared;
    private final ExclusiveLane exclusive;
    private final Transactions transactions;
    private final Closing closing;
    private final Surroundings surroundings;
    private final Gatherers gatherers;
    private final Routing routing = this::route;

    private Executor(ExecutorOptions options) {
        Home home = new Home(EventLoops.of(options.lanes().eventLoops()));
        Connector connector = new Connector(home, options, System::nanoTime);
        this.options = options;
        this.budget = new Budget(options.lanes().connections());
        this.shared = new SharedLane(home, options, connector, budget);
        this.exclusive = new ExclusiveLane(home, options, connector, budget);
        this.gatherers = new Gatherers(shared);
        this.transactions = new Transactions(this, exclusive, options);
        this.closing = new Closing(home, shared, exclusive, budget);
        this.surroundings = Surroundings.NONE;
        home.every(HOUSEKEEPING_MILLIS, () -> {
            long now = System.nanoTime();
            shared.housekeep(now);
            exclusive.housekeep(now);
        });
    }

    private Executor(Executor outer, TransactionHandle around) {
        this.options = outer.options;
        this.budget = outer.budget;
        this.shared = outer.shared;
        this.exclusive = outer.exclusive;
        this.gatherers = outer.gatherers;
        this.transactions = outer.transactions;
        this.closing = outer.closing;
        this.surroundings = new Enclosed(transactions, around);
    }

    /** An executor that makes its connections when they are first needed. */
    public static Executor open(ExecutorOptions options) {
        return new Executor(options);
    }

    /** Whether a round trip on the shared lane is known to take longer than this. */
    public boolean isFurtherThan(long nanos) {
        return shared.isFurtherThan(nanos);
    }

    /** The first row, or empty. */
    public <T> Mono<T> first(Command<T> command) {
        return surroundings.statement(new FirstMono<>(routing, command));
    }

    /**
     * The row that has a key, or empty. Those that are asked for in one turn of an event loop, outside of transactions,
     * are sent as one statement; each has an answer, a failure and a cancel of its own.
     */
    public <T> Mono<T> get(Command<T> read) {
        Gather gather = read.gather();
        if (gather == null || read.deadline() != null || !options.gathering()) {
            return first(read);
        }
        return surroundings.statement(new KeyedMono<>(routing, read, gatherers.of(gather)));
    }

    /** Every row, emitted as they are asked for once all have been received. */
    public <T> Flux<T> all(Command<T> command) {
        return surroundings.statement(new AllFlux<>(routing, command));
    }

    /** Every row of what is asked for once, and therefore not prepared where it has no values. */
    public <T> Flux<T> once(Command<T> command) {
        return surroundings.statement(AllFlux.once(routing, command));
    }

    /** Reads of which one leads, and the others follow it on its connection without waiting for its answer. */
    public Flight flight() {
        return new Flight(routing, shared);
    }

    /** Every row of the read that leads a flight. */
    public <T> Flux<T> leading(Flight flight, Command<T> command) {
        return surroundings.statement(flight.leading(command));
    }

    /** Every row of a read that follows in a flight. */
    public <T> Flux<T> following(Follower follower, Command<T> command) {
        return surroundings.statement(follower.rows(command));
    }

    /** How many rows were affected. */
    public Mono<Long> update(Command<?> command) {
        return surroundings.statement(new CountMono(routing, command));
    }

    /**
     * Every row, fetched from a cursor in parts as they are asked for. Inside a transaction it reads in that one; outside
     * it opens one of its own, read-only where the command only reads, and completes after COMMIT. The deadline of
     * statements holds for each part.
     */
    public <T> Flux<T> stream(Command<T> command, int fetchSize) {
        return surroundings.transaction(new CursorFlux<>(transactions, command, fetchSize));
    }

    /**
     * Runs a body in a transaction, or inside a transaction in a savepoint of it. The body is applied anew for each
     * attempt. Its value is emitted after COMMIT; an error or a cancel undoes what it did.
     */
    public <T> Mono<T> transaction(
            TransactionSettings settings, Function<? super TransactionHandle, ? extends Mono<? extends T>> body) {
        return surroundings.transaction(transactions.single(settings, body));
    }

    /**
     * The same for many values. They are emitted while the transaction runs, so they precede COMMIT: only the completion
     * says that they hold. A cancel undoes the transaction. It is never run again by itself.
     */
    public <T> Flux<T> transactionStream(
            TransactionSettings settings, Function<? super TransactionHandle, ? extends Publisher<? extends T>> body) {
        return surroundings.transaction(transactions.stream(settings, body));
    }

    /**
     * The same executor, with an open transaction of it around everything: statements and transactions become savepoints
     * of it. It ends with that transaction.
     */
    public Executor within(TransactionHandle around) {
        return new Executor(this, around);
    }

    /** Whether the subscription is inside of an open transaction of this executor. */
    public Mono<Boolean> inTransaction() {
        return transactions.isInside();
    }

    /** Whether what is subscribed with this context runs in a transaction of this executor. */
    public boolean isInTransaction(ContextView context) {
        return surroundings != Surroundings.NONE || transactions.ambient(context) != null;
    }

    /** The same work, which fails where it is subscribed outside of an open transaction of this executor. */
    public <T> Mono<T> requireTransaction(Mono<T> work) {
        return transactions.required(work);
    }

    /** The same work, which fails where it is subscribed outside of an open transaction of this executor. */
    public <T> Flux<T> requireTransaction(Flux<T> work) {
        return transactions.required(work);
    }

    /** Both lanes at this moment. */
    public LaneGauges gauges() {
        return new LaneGauges(shared.gauge(), exclusive.gauge(), budget.taken());
    }

    /**
     * Takes nothing new, waits for what is under way, and then ends every connection. What is not done by then fails.
     * Closing twice does nothing more, and neither does closing one that is within a transaction.
     */
    public Mono<Void> close(Duration drain) {
        return surroundings == Surroundings.NONE ? closing.within(drain) : Mono.empty();
    }

    private Route route(Command<?> command, ContextView context) {
        if (LaneFailures.isCopy(command)) {
            throw LaneFailures.copy(command);
        }
        Route ambient = transactions.ambient(context);
        if (ambient != null) {
            return ambient;
        }
        return command.kind() == Kind.OTHER ? new RawRoute(exclusive, options) : shared;
    }
}
