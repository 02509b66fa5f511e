package io.millrace.internal.exec.link;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * A context that belongs to no connection. A timer that is set on the context of a deployment goes with it, and what is
 * deployed there becomes its child; a connection must take nobody along when it ends, so both are done here.
 */
public final class Home {

    private final Vertx vertx;
    private final Context context;

    /** The home of an executor; made on a thread that is on none of its connections. */
    public Home(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    /** Does something after a time, on a thread of its own; never at once. */
    public void after(long millis, Runnable work) {
        context.runOnContext(turn -> vertx.setTimer(Math.max(1, millis), id -> work.run()));
    }

    /** Does something again and again, with so much time in between. */
    public void every(long millis, Runnable work) {
        context.runOnContext(turn -> vertx.setPeriodic(millis, id -> work.run()));
    }

    /** Ends everything that runs on the executor's Vert.x. */
    public Future<Void> close() {
        return vertx.close();
    }

    Future<String> deploy(Deployable place) {
        return Future.future(promise ->
                context.runOnContext(turn -> vertx.deployVerticle(place).onComplete(promise)));
    }

    Future<Void> undeploy(String deployment) {
        return Future.future(promise ->
                context.runOnContext(turn -> vertx.undeploy(deployment).onComplete(promise)));
    }

    Vertx vertx() {
        return vertx;
    }
}
