package io.millrace.internal.exec.statement;

import io.millrace.error.ConnectFailed;
import io.millrace.error.ConnectionFailure;
import io.millrace.error.ConnectionLost;
import io.millrace.error.LaneExhausted;
import io.millrace.error.MillraceException;
import io.millrace.error.QueryTimeout;
import io.millrace.error.RepoClosed;

/** A failure that several hear, each as one of its own: who hears it may add to it. */
public final class OwnFailure {

    private OwnFailure() {}

    /** The same failure once more. */
    public static MillraceException of(ConnectionFailure broken) {
        Throwable cause = broken.getCause();
        if (broken instanceof QueryTimeout) {
            return new QueryTimeout(broken.problem(), cause);
        }
        if (broken instanceof ConnectionLost) {
            return new ConnectionLost(broken.problem(), cause);
        }
        if (broken instanceof LaneExhausted) {
            return new LaneExhausted(broken.problem(), cause);
        }
        if (broken instanceof ConnectFailed) {
            return new ConnectFailed(broken.problem(), cause);
        }
        return broken instanceof RepoClosed ? new RepoClosed(broken.problem(), cause) : broken;
    }
}
