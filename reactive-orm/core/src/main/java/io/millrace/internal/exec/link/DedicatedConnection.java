package io.millrace.internal.exec.link;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.setting.Address;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * One connection with an event loop of its own, outside of every lane: for work that owns a session from its first
 * statement to its last, such as migrations. Nothing is prepared on it, and no deadline of a repo's statements holds.
 */
public final class DedicatedConnection {

    private static final long GRACE_SECONDS = 2;

    private final Vertx vertx;
    private final PgConnection connection;

    private DedicatedConnection(Vertx vertx, PgConnection connection) {
        this.vertx = vertx;
        this.connection = connection;
    }

    /**
     * Connects at the first address that answers; fails with {@link io.millrace.error.ConnectFailed}. Cancelled while it
     * connects, it ends what has come of it.
     */
    public static Mono<DedicatedConnection> open(ExecutorOptions options) {
        return Mono.<DedicatedConnection>create(sink -> {
                    Vertx vertx = EventLoops.of(1);
                    AtomicBoolean unwanted = new AtomicBoolean();
                    sink.onCancel(() -> unwanted.set(true));
                    attempt(vertx, options, 0, unwanted, sink);
                })
                .doOnDiscard(
                        DedicatedConnection.class,
                        connection -> connection.close().subscribe())
                // An event loop is made with a look at the file system.
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static void attempt(
            Vertx vertx,
            ExecutorOptions options,
            int index,
            AtomicBoolean unwanted,
            MonoSink<DedicatedConnection> sink) {
        List<Address> addresses = options.server().addresses();
        PgConnectOptions target =
                ConnectOptions.of(options, addresses.get(index), false).setCachePreparedStatements(false);
        PgConnection.connect(vertx, target)
                .timeout(options.deadlines().connect().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete((connection, failure) -> {
                    if (failure == null) {
                        sink.success(new DedicatedConnection(vertx, connection));
                    } else if (index + 1 < addresses.size() && !unwanted.get()) {
                        attempt(vertx, options, index + 1, unwanted, sink);
                    } else {
                        MillraceException told = told(options, failure);
                        Schedulers.parallel().schedule(() -> {
                            vertx.close();
                            sink.error(told);
                        });
                    }
                });
    }

    private static MillraceException told(ExecutorOptions options, Throwable failure) {
        String server = options.server().toString();
        return failure instanceof TimeoutException
                ? LaneFailures.connectTimeout(server, options.deadlines().connect())
                : LaneFailures.connectFailed(server, failure);
    }

    /** The driver's connection. */
    public PgConnection connection() {
        return connection;
    }

    /**
     * Ends the connection, and then its event loop; completes when the connection is gone, and at the latest after two
     * seconds. An event loop that is ended from itself would never tell, so it is ended from another thread.
     */
    public Mono<Void> close() {
        return Mono.<Void>create(sink -> connection
                        .close()
                        .timeout(GRACE_SECONDS, TimeUnit.SECONDS)
                        .onComplete((closed, failure) -> sink.success()))
                .publishOn(Schedulers.parallel())
                .doOnTerminate(vertx::close);
    }
}
