package io.millrace.internal.exec.link;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import reactor.core.Exceptions;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * {@code LISTEN} on a connection of its own, and on another one where that is lost.
 *
 * <p>Emits nothing-in-particular, an empty optional, whenever it begins to listen: what was notified before that is not
 * known. Then the payload of each notification.
 */
public final class Listening {

    private static final int BEHIND = 1_024;
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private Listening() {}

    /** Listens until it is cancelled. Connections that cannot be made are tried again, after a pause that grows. */
    public static Flux<Optional<String>> to(ExecutorOptions options, String channel) {
        return Flux.usingWhen(
                        DedicatedConnection.open(options),
                        dedicated -> notified(options, dedicated.connection(), channel),
                        DedicatedConnection::close)
                // A reader so far behind begins again, and is told that it does: nothing is lost in silence.
                .onBackpressureBuffer(BEHIND, BufferOverflowStrategy.ERROR)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true)
                        .filter(Listening::mayPass));
    }

    private static Flux<Optional<String>> notified(ExecutorOptions options, PgConnection connection, String channel) {
        Flux<Optional<String>> notices = Flux.create(sink -> listen(options, connection, channel, sink));
        Mono<Optional<String>> alive = Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .concatMap(tick -> alive(options, connection), 1)
                .then(Mono.empty());
        return Flux.merge(notices, alive);
    }

    private static void listen(
            ExecutorOptions options, PgConnection connection, String channel, FluxSink<Optional<String>> sink) {
        connection.notificationHandler(notification -> {
            if (notification.getChannel().equals(channel)) {
                sink.next(Optional.of(notification.getPayload()));
            }
        });
        connection.closeHandler(closed -> sink.error(lost(options, new IllegalStateException("it was closed"))));
        connection
                .query("listen \"" + channel.replace("\"", "\"\"") + '"')
                .execute()
                .onComplete((done, failure) -> {
                    if (failure == null) {
                        sink.next(Optional.empty());
                    } else {
                        sink.error(lost(options, failure));
                    }
                });
    }

    /** A connection that is only half there would be silent for ever. */
    private static Mono<Void> alive(ExecutorOptions options, PgConnection connection) {
        return Mono.create(sink -> connection
                .query("select 1")
                .execute()
                .timeout(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete((answered, failure) -> {
                    if (failure == null) {
                        sink.success();
                    } else {
                        sink.error(lost(options, failure));
                    }
                }));
    }

    private static MillraceException lost(ExecutorOptions options, Throwable failure) {
        return LaneFailures.connectFailed(options.server().toString(), failure);
    }

    private static boolean mayPass(Throwable failure) {
        return Exceptions.isOverflow(failure) || (failure instanceof MillraceException known && known.isRetryable());
    }
}
