package io.millrace.internal.exec.link;

import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.setting.Address;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes links: each on the next event loop, at the first address that answers. */
public final class Connector {

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

    private final Home home;
    private final ExecutorOptions options;
    private final LongSupplier clock;

    /** A connector on an executor's Vert.x, with the clock that deadlines are on. */
    public Connector(Home home, ExecutorOptions options, LongSupplier clock) {
        this.home = home;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Makes a connection.
     *
     * @param readOnly whether it is read-only outside of transactions
     */
    public void open(boolean readOnly, Owner owner, Opening opening) {
        attempt(0, readOnly, owner, opening);
    }

    private void attempt(int index, boolean readOnly, Owner owner, Opening opening) {
        List<Address> addresses = options.server().addresses();
        Address address = addresses.get(index);
        PgConnectOptions target = ConnectOptions.of(options, address, readOnly);
        Place place = new Place();
        home.deploy(place).onComplete((deployment, refused) -> {
            if (refused != null) {
                opening.failed(LaneFailures.connectFailed(options.server().toString(), refused));
                return;
            }
            Teardown teardown = new Teardown(home, deployment);
            Context context = place.context();
            context.runOnContext(turn -> {
                Attempt attempt = new Attempt(context, teardown, owner, failure -> {
                    if (index + 1 < addresses.size()) {
                        attempt(index + 1, readOnly, owner, opening);
                    } else {
                        opening.failed(
                                failure == null
                                        ? LaneFailures.connectTimeout(
                                                options.server().toString(),
                                                options.deadlines().connect())
                                        : LaneFailures.connectFailed(
                                                options.server().toString(), failure));
                    }
                });
                attempt.start(target, opening);
            });
        });
    }

    private final class Attempt {

        private final Context context;
        private final Teardown teardown;
        private final Owner owner;
        private final Failed failed;
        private boolean over;

        Attempt(Context context, Teardown teardown, Owner owner, Failed failed) {
            this.context = context;
            this.teardown = teardown;
            this.owner = owner;
            this.failed = failed;
        }

        void start(PgConnectOptions target, Opening opening) {
            home.after(
                    options.deadlines().connect().toMillis(),
                    () -> context.runOnContext(turn -> {
                        if (!over) {
                            over = true;
                            teardown.abandon();
                            failed.because(null);
                        }
                    }));
            PgConnection.connect(home.vertx(), target).onComplete((connection, failure) -> {
                if (over) {
                    if (connection != null) {
                        teardown.end(connection, () -> {});
                    }
                    return;
                }
                over = true;
                if (failure != null) {
                    teardown.abandon();
                    failed.because(failure);
                    return;
                }
                opening.opened(prepared(connection));
            });
        }

        private Link prepared(PgConnection connection) {
            connection.exceptionHandler(thrown ->
                    LOG.debug("a connection reports {}", thrown.getClass().getName()));
            connection.noticeHandler(notice -> LOG.debug("notice {}", notice.getCode()));
            boolean pooler = options.server().transactionPooler();
            KnownStatements statements = new KnownStatements(connection, pooler ? 0 : options.statementCache());
            Link link = new Link(home, context, connection, statements, teardown, owner, clock);
            if (!pooler) {
                long deadline =
                        clock.getAsLong() + options.deadlines().statement().toNanos();
                link.sendNow(new Control(ConnectOptions.MESSAGES_IN_ENGLISH, deadline, answer -> {}));
            }
            return link;
        }
    }

    @FunctionalInterface
    private interface Failed {

        /** Null for a deadline that passed. */
        void because(@org.jspecify.annotations.Nullable Throwable failure);
    }

    private static final class Place implements Deployable {

        private volatile @org.jspecify.annotations.Nullable Context context;

        @Override
        public Future<?> deploy(Context on) {
            context = on;
            return Future.succeededFuture();
        }

        Context context() {
            Context on = context;
            if (on == null) {
                throw new IllegalStateException("not deployed");
            }
            return on;
        }
    }
}
