package io.millrace.internal.exec.transaction;

import io.millrace.internal.exec.failure.TransactionFailures;
import io.millrace.internal.exec.lane.ExclusiveLane;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** The transactions of one executor. */
public final class Transactions {

    private final Object key;
    private final ExclusiveLane lane;
    private final ExecutorOptions options;

    /** Transactions on a lane, under a key of the Reactor Context that nobody else has. */
    public Transactions(Object key, ExclusiveLane lane, ExecutorOptions options) {
        this.key = key;
        this.lane = lane;
        this.options = options;
    }

    /** The block that a subscription is inside of, or null for none. It may have ended. */
    public @Nullable Block ambient(ContextView context) {
        return Ambient.find(context, key);
    }

    /** A transaction whose one value is emitted after its end. */
    public <T> Mono<T> single(
            TransactionSettings settings, Function<? super TransactionHandle, ? extends Mono<? extends T>> body) {
        return new TransactionMono<>(this, settings, body);
    }

    /** A transaction whose values are emitted while it runs. */
    public <T> Flux<T> stream(
            TransactionSettings settings, Function<? super TransactionHandle, ? extends Publisher<? extends T>> body) {
        return new TransactionFlux<>(this, settings, body);
    }

    /** Whether a subscription is inside of a transaction that is open. */
    public Mono<Boolean> isInside() {
        return Mono.deferContextual(context -> Mono.just(isOpen(context)));
    }

    /** The same work, failing where it is subscribed outside of an open transaction. */
    public <T> Mono<T> required(Mono<T> work) {
        return Mono.deferContextual(context -> isOpen(context) ? work : Mono.error(TransactionFailures.required()));
    }

    /** The same work, failing where it is subscribed outside of an open transaction. */
    public <T> Flux<T> required(Flux<T> work) {
        return Flux.deferContextual(context -> isOpen(context) ? work : Flux.error(TransactionFailures.required()));
    }

    <T> Opened<T> opened(
            TransactionSettings settings,
            CoreSubscriber<?> subscriber,
            Function<? super TransactionHandle, ? extends Publisher<? extends T>> body) {
        Block around = ambient(subscriber.currentContext());
        Duration asked = settings.timeout();
        Duration limit = asked == null ? options.deadlines().transaction() : asked;
        if (around != null) {
            return new Opened<>(key, new Savepoint(around), false, 0, limit, body);
        }
        Enclosure leasing = new Leasing(lane, options, settings, System.nanoTime() + limit.toNanos());
        return new Opened<>(key, leasing, true, settings.retries(), limit, body);
    }

    private boolean isOpen(ContextView context) {
        Block block = ambient(context);
        return block != null && block.isOpen();
    }
}
