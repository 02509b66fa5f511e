package io.millrace.internal.exec.statement;

import io.vertx.core.Handler;

/** The end of what an event loop is doing at the moment. */
@FunctionalInterface
public interface TurnEnd {

    /**
     * Does something when the event loop that the caller is on has done what it is at; for a caller on none, soon, on
     * one of them. Where there is none yet, at once.
     */
    void then(Handler<Void> work);
}
