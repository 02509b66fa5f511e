package io.millrace.internal.exec;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.lane.Budget;
import io.millrace.internal.exec.lane.LaneGauge;
import io.millrace.internal.exec.lane.SharedLane;
import io.millrace.internal.exec.link.Connector;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.statement.AllFlux;
import io.millrace.internal.exec.statement.CountMono;
import io.millrace.internal.exec.statement.FirstMono;
import io.millrace.internal.exec.statement.Route;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Runs commands on one database. */
public final class Executor {

    private static final long HOUSEKEEPING_MILLIS = 1_000;

    private final Vertx vertx;
    private final Budget budget;
    private final SharedLane shared;
    private final Closing closing;

    private Executor(ExecutorOptions options) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(options.lanes().eventLoops())
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setUseDaemonThread(true));
        Connector connector = new Connector(vertx, options, System::nanoTime);
        this.budget = new Budget(options.lanes().connections());
        this.shared = new SharedLane(vertx, options, connector, budget);
        this.closing = new Closing(vertx, shared, budget);
        vertx.setPeriodic(HOUSEKEEPING_MILLIS, id -> shared.housekeep(System.nanoTime()));
    }

    /** An executor that makes its connections when they are first needed. */
    public static Executor open(ExecutorOptions options) {
        return new Executor(options);
    }

    /** The first row, or empty. */
    public <T> Mono<T> first(Command<T> command) {
        return new FirstMono<>(this::route, command);
    }

    /** Every row, emitted as they are asked for once all have been received. */
    public <T> Flux<T> all(Command<T> command) {
        return new AllFlux<>(this::route, command);
    }

    /** How many rows were affected. */
    public Mono<Long> update(Command<?> command) {
        return new CountMono(this::route, command);
    }

    /** Both lanes at this moment. */
    public LaneGauges gauges() {
        return new LaneGauges(shared.gauge(), new LaneGauge(0, 0, 0, 0), budget.taken());
    }

    /**
     * Takes nothing new, waits for what is under way, and then ends every connection. What is not done by then fails.
     * Closing twice does nothing more.
     */
    public Mono<Void> close(Duration drain) {
        return closing.within(drain);
    }

    private Route route(Command<?> command, ContextView context) {
        return shared;
    }
}
