package io.millrace.internal.exec.link;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;

/**
 * How a connection ends. The driver's {@code close()} sends its goodbye behind whatever it still holds back, and then
 * waits for the other side to hang up, which a half-open one never does; undeploying sends the goodbye at once. Either
 * way the socket's own end may come much later, so a connection counts as ended after a short grace.
 */
final class Teardown {

    private static final long GRACE_MILLIS = 500;

    private final Vertx vertx;
    private final String deployment;

    Teardown(Vertx vertx, String deployment) {
        this.vertx = vertx;
        this.deployment = deployment;
    }

    void end(PgConnection connection, Runnable ended) {
        Once once = new Once(ended);
        long timer = vertx.setTimer(GRACE_MILLIS, id -> {
            abandon();
            once.run();
        });
        connection.close().onComplete((closed, failure) -> {
            if (vertx.cancelTimer(timer)) {
                abandon().onComplete((gone, late) -> once.run());
            }
        });
    }

    /** Ends what was being connected, or does not answer. */
    Future<Void> abandon() {
        return vertx.undeploy(deployment);
    }

    private static final class Once implements Runnable {

        private final Runnable work;
        private boolean done;

        Once(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (!done) {
                done = true;
                work.run();
            }
        }
    }
}
