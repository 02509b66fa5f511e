package io.millrace.internal.exec.link;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How a connection ends. The driver's {@code close()} sends its goodbye behind whatever it still holds back, and then
 * waits for the other side to hang up, which a half-open one never does; undeploying sends the goodbye at once. Either
 * way the socket's own end may come much later, so a connection counts as ended after a short grace.
 */
final class Teardown {

    private static final long GRACE_MILLIS = 500;

    private final Home home;
    private final String deployment;

    Teardown(Home home, String deployment) {
        this.home = home;
        this.deployment = deployment;
    }

    void end(PgConnection connection, Runnable ended) {
        Once once = new Once(ended);
        home.after(GRACE_MILLIS, () -> {
            if (!once.hasRun()) {
                abandon();
                once.run();
            }
        });
        connection.close().onComplete((closed, failure) -> {
            if (!once.hasRun()) {
                abandon().onComplete((gone, late) -> once.run());
            }
        });
    }

    /** Ends what was being connected, or does not answer. */
    Future<Void> abandon() {
        return home.undeploy(deployment);
    }

    private static final class Once implements Runnable {

        private final Runnable work;
        private final AtomicBoolean done = new AtomicBoolean();

        Once(Runnable work) {
            this.work = work;
        }

        boolean hasRun() {
            return done.get();
        }

        @Override
        public void run() {
            if (done.compareAndSet(false, true)) {
                work.run();
            }
        }
    }
}
