package io.millrace.internal.exec;

import io.millrace.internal.exec.lane.Budget;
import io.millrace.internal.exec.lane.ExclusiveLane;
import io.millrace.internal.exec.lane.SharedLane;
import io.millrace.internal.exec.link.Home;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The end of an executor: once, however often it is asked for. */
final class Closing {

    private static final long LOOK_MILLIS = 5;
    private static final long SETTLE_MILLIS = 1_000;

    private final Home home;
    private final SharedLane shared;
    private final ExclusiveLane exclusive;
    private final Budget budget;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Sinks.One<Void> done = Sinks.one();

    Closing(Home home, SharedLane shared, ExclusiveLane exclusive, Budget budget) {
        this.home = home;
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
            settle(System.nanoTime() + SETTLE_MILLIS * 1_000_000);
        } else {
            home.after(LOOK_MILLIS, () -> look(until));
        }
    }

    private void settle(long until) {
        if (budget.taken() == 0 || System.nanoTime() - until >= 0) {
            home.after(LOOK_MILLIS, () -> {
                // A half-open connection may keep the driver from ever saying that it has closed.
                home.after(SETTLE_MILLIS, () -> done.tryEmitEmpty());
                home.close().onComplete((ended, failure) -> done.tryEmitEmpty());
            });
        } else {
            home.after(LOOK_MILLIS, () -> settle(until));
        }
    }
}
