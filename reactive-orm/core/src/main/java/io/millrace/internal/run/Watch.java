package io.millrace.internal.run;

import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.LaneGauges;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.exec.lane.LaneGauge;
import io.millrace.observe.Lane;
import io.millrace.observe.LaneUse;
import io.millrace.observe.Observed;
import io.millrace.observe.RepoListener;
import io.millrace.observe.RepoUse;
import io.millrace.observe.Work;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Tells a listener of what is run. Whatever the listener does wrong is logged, and the statement goes on. */
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Executor executor;
    private final RepoListener listener;

    /** Where all of its statements are asked for; null where each is made while the caller is on the stack. */
    private final @Nullable String placed;

    private Watch(Executor executor, RepoListener listener, @Nullable String placed) {
        this.executor = executor;
        this.listener = listener;
        this.placed = placed;
    }

    static Watch of(Executor executor, RepoListener listener) {
        Watch watch = new Watch(executor, listener, null);
        listener.opened(watch::use);
        return watch;
    }

    Watch on(Executor inner) {
        return new Watch(inner, listener, placed);
    }

    /** One that remembers where the caller is; the same where it does already, or nobody wants to know. */
    Watch here() {
        String here = place();
        return here == null || here.equals(placed) ? this : new Watch(executor, listener, here);
    }

    <T> Mono<T> rows(Mono<T> source, Command<?> command) {
        return new WatchedMono<>(source, this, command, row -> 1);
    }

    <T> Flux<T> rows(Flux<T> source, Command<?> command) {
        return new WatchedFlux<>(source, this, command, row -> 1);
    }

    Mono<Long> count(Mono<Long> source, Command<?> command) {
        return new WatchedMono<>(source, this, command, number -> number);
    }

    <T> Mono<T> transaction(Mono<T> source) {
        return new WatchedMono<>(source, this, null, row -> 1);
    }

    <T> Flux<T> transaction(Flux<T> source) {
        return new WatchedFlux<>(source, this, null, row -> 1);
    }

    private @Nullable String place() {
        if (placed != null) {
            return placed;
        }
        try {
            return listener.place();
        } catch (RuntimeException thrown) {
            LOG.warn("a listener failed as work was made", thrown);
            return null;
        }
    }

    private Observed began(@Nullable Command<?> command, @Nullable String place, ContextView context) {
        try {
            return listener.began(work(command, place, context), context);
        } catch (RuntimeException thrown) {
            LOG.warn("a listener failed as work began", thrown);
            return Observed.NOBODY;
        }
    }

    private Work work(@Nullable Command<?> command, @Nullable String place, ContextView context) {
        boolean inside = executor.isInTransaction(context);
        if (command == null) {
            return new Work(inside ? "savepoint" : "transaction", "", Lane.EXCLUSIVE, null, place);
        }
        Lane lane = inside || command.kind() == Kind.OTHER ? Lane.EXCLUSIVE : Lane.SHARED;
        String name = command.operation();
        int space = name.indexOf(' ');
        return new Work(
                space < 0 ? name : name.substring(0, space),
                space < 0 ? "" : name.substring(space + 1),
                lane,
                command.sql(),
                place);
    }

    private RepoUse use() {
        LaneGauges gauges = executor.gauges();
        return new RepoUse(use(gauges.shared()), use(gauges.exclusive()), gauges.connections());
    }

    private static LaneUse use(LaneGauge gauge) {
        return new LaneUse(gauge.inUse(), gauge.idle(), gauge.waiting(), gauge.inFlight());
    }

    private static final class WatchedMono<T> extends Mono<T> {

        private final Mono<T> source;
        private final Watch watch;
        private final @Nullable Command<?> command;
        private final ToLongFunction<? super T> rows;
        private final @Nullable String place;

        WatchedMono(Mono<T> source, Watch watch, @Nullable Command<?> command, ToLongFunction<? super T> rows) {
            this.source = source;
            this.watch = watch;
            this.command = command;
            this.rows = rows;
            this.place = command == null ? null : watch.place();
        }

        @Override
        public void subscribe(CoreSubscriber<? super T> actual) {
            Observed observed = watch.began(command, place, actual.currentContext());
            source.subscribe(new WatchedSubscriber<>(actual, observed, rows));
        }
    }

    private static final class WatchedFlux<T> extends Flux<T> {

        private final Flux<T> source;
        private final Watch watch;
        private final @Nullable Command<?> command;
        private final ToLongFunction<? super T> rows;
        private final @Nullable String place;

        WatchedFlux(Flux<T> source, Watch watch, @Nullable Command<?> command, ToLongFunction<? super T> rows) {
            this.source = source;
            this.watch = watch;
            this.command = command;
            this.rows = rows;
            this.place = command == null ? null : watch.place();
        }

        @Override
        public void subscribe(CoreSubscriber<? super T> actual) {
            Observed observed = watch.began(command, place, actual.currentContext());
            source.subscribe(new WatchedSubscriber<>(actual, observed, rows));
        }
    }
}
