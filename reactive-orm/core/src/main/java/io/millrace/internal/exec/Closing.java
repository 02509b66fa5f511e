package io.millrace.internal.exec;

import io.millrace.internal.exec.lane.Budget;
import io.millrace.internal.exec.lane.ExclusiveLane;
import io.millrace.internal.exec.lane.SharedLane;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The end of an executor: once, however often it is asked for. */
final class Closing {

    private static final long LOOK_MILLIS = 5;
    private static final long SETTLE_NANOS = 1_000_000_000;

    private final Vertx vertx;
    private final SharedLane shared;
    private final ExclusiveLane exclusive;
    private final Budget budget;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Sinks.One<Void> done = Sinks.one();

    Closing(Vertx vertx, SharedLane shared, ExclusiveLane exclusive, Budget budget) {
        this.vertx = vertx;
        this.shared = shared;
        this.exclusive = exclusive;
        this.budget = budget;
    }

    Mono<Void> within(Duration drain) {
        return Mono.defer(() -> {
            if (begun.compareAndSet(false, true)) {
                shared.close();
                exclusive.close();
                look(System.nanoTime() + drain.toNanos());
            }
            return done.asMono();
        });
    }

    private void look(long until) {
        if ((exclusive.isQuiet() && shared.isQuiet()) || System.nanoTime() - until >= 0) {
            exclusive.end();
            shared.end();
            settle(System.nanoTime() + SETTLE_NANOS);
        } else {
            vertx.setTimer(LOOK_MILLIS, id -> look(until));
        }
    }

    private void settle(long until) {
        if (budget.taken() == 0 || System.nanoTime() - until >= 0) {
            vertx.setTimer(LOOK_MILLIS, id -> vertx.close().onComplete((ended, failure) -> done.tryEmitEmpty()));
        } else {
            vertx.setTimer(LOOK_MILLIS, id -> settle(until));
        }
    }
}
