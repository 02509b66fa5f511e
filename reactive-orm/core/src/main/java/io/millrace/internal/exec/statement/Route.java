package io.millrace.internal.exec.statement;

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

    /** What a statement that was sent on this route and not answered may have done. */
    Reach reach();
}
