package io.millrace.internal.exec.statement;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.link.Link;
import io.vertx.sqlclient.SqlResult;
import org.jspecify.annotations.Nullable;

/** Where statements run. */
public interface Route {

    /** Takes a statement that has just been asked for; from any thread, once for each statement. */
    void start(Statement<?> statement);

    /** A statement that was started has lost its subscriber; from any thread, at most once. */
    void cancelled(Statement<?> statement);

    /**
     * A statement was answered, or can no longer be; on the link's thread. Ends it with {@link Statement#finish} or
     * {@link Statement#failWith}, or starts it again.
     */
    void answered(Statement<?> statement, Link on, @Nullable SqlResult<?> result, @Nullable Throwable failure);

    /** A statement that was sent has run out of time, and is about to be told so; on the link's thread. */
    default void expired(MillraceException late) {}

    /** What a statement that was sent on this route and not answered may have done. */
    Reach reach();
}
