package io.millrace.internal.exec.failure;

import io.vertx.pgclient.PgException;
import java.util.Objects;

/**
 * A prepared statement that a connection knows and the server no longer accepts, because a table has changed or the
 * statement is gone. The connection is of no use for that statement any more; a fresh one is.
 */
public final class StaleStatement {

    private StaleStatement() {}

    /**
     * Whether the failure may be one of a stale statement. Recognised by SQLSTATE and by the server routine that reports
     * it, so that it holds in any language of messages. Nothing has taken effect when it is.
     */
    public static boolean mayBe(Throwable reported) {
        if (reported instanceof PgException refused) {
            String state = Refusal.state(refused);
            return state.equals("26000")
                    || (state.equals("0A000") && Objects.equals(refused.getRoutine(), "RevalidateCachedQuery"))
                    || isFormatMismatch(refused);
        }
        return Diagnosis.isDriverRefusal(reported);
    }

    static boolean isFormatMismatch(PgException refused) {
        return Refusal.state(refused).equals("08P01") && Objects.equals(refused.getRoutine(), "exec_bind_message");
    }
}
