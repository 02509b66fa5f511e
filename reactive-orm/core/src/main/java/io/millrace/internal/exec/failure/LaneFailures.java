package io.millrace.internal.exec.failure;

import io.millrace.error.Code;
import io.millrace.error.ConnectFailed;
import io.millrace.error.ConnectionLost;
import io.millrace.error.InvalidQuery;
import io.millrace.error.LaneExhausted;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.error.QueryTimeout;
import io.millrace.error.RepoClosed;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What goes wrong before a statement reaches a connection, or when its time is up. */
public final class LaneFailures {

    /** All that the driver says of a handshake that failed: it loses the reason. */
    private static final String HANDSHAKE = "SSL handshake failed";

    private LaneFailures() {}

    /** No room came free in time, or too many waited already. */
    public static LaneExhausted exhausted(
            String operation, @Nullable String sql, String lane, int inUse, int waiting, @Nullable Duration waited) {
        String because = waited == null
                ? inUse + " in use and " + waiting + " waiting, which is as many as may wait"
                : inUse + " in use and " + waiting + " waiting; none came free in " + text(waited);
        return new LaneExhausted(new Problem(
                Code.LANE_EXHAUSTED,
                operation + ": no room in the " + lane + " lane",
                sql,
                because,
                "do less at once, make what holds the lane shorter, or give the repo more connections"));
    }

    /** The deadline of a statement passed. */
    public static QueryTimeout timeout(Command<?> command, Duration limit, Reach reach) {
        String because;
        if (reach == Reach.NOT_SENT) {
            because = "its deadline of " + text(limit) + " passed before it was sent; it had no effect";
        } else if (reach == Reach.SENT && command.kind().mayWrite()) {
            because = "no answer came in " + text(limit) + "; it was sent, and may have taken effect";
        } else {
            because = "no answer came in " + text(limit);
        }
        return new QueryTimeout(new Problem(
                Code.QUERY_TIMEOUT,
                command.operation() + ": the deadline passed",
                command.sql(),
                because,
                "make the statement faster, or give it a longer deadline"));
    }

    /** A read that could not be handed to a connection. */
    public static ConnectionLost unsent(Command<?> command, Throwable thrown) {
        return new ConnectionLost(
                new Problem(
                        Code.CONNECTION_LOST,
                        command.operation() + ": it could not be sent",
                        command.sql(),
                        "handing it to a connection failed with "
                                + thrown.getClass().getName() + "; it had no effect",
                        "see the cause; do it again: isRetryable() is true for this failure"),
                thrown);
    }

    /** The deadline of a transaction passed. */
    public static QueryTimeout transactionTimeout(Duration limit) {
        return new QueryTimeout(Problem.of(
                Code.QUERY_TIMEOUT,
                "transaction: the deadline passed",
                "it had not committed after " + text(limit) + "; it was undone",
                "keep slow work out of the transaction, or give it more time: timeout(…)"));
    }

    /** No connection could be made. */
    public static ConnectFailed connectFailed(String server, Throwable reported) {
        if (isHandshake(reported)) {
            return untrusted(server);
        }
        String because;
        if (reported instanceof PgException refused) {
            because = Wording.because(refused, Refusal.state(refused));
        } else {
            because = reported.getMessage() == null ? reported.getClass().getSimpleName() : reported.getMessage();
        }
        return new ConnectFailed(Problem.of(
                Code.CONNECT_FAILED,
                "no connection to " + server,
                because,
                "check that the server runs, and its address, database, user and password"));
    }

    private static boolean isHandshake(Throwable reported) {
        return reported instanceof SSLException || HANDSHAKE.equals(reported.getMessage());
    }

    private static ConnectFailed untrusted(String server) {
        return new ConnectFailed(
                Problem.of(
                        Code.CONNECT_FAILED,
                        "no encrypted connection to " + server,
                        "the TLS handshake failed: no authority that is trusted here signed the server's certificate for the"
                                + " host of the address, or the two share no version of TLS",
                        "give the authority, .withTls(TlsMode.VERIFY_FULL, authority), and the host that the certificate names"));
    }

    /** No connection could be made in time. */
    public static ConnectFailed connectTimeout(String server, Duration limit) {
        return new ConnectFailed(Problem.of(
                Code.CONNECT_FAILED,
                "no connection to " + server,
                "the server did not answer in " + text(limit),
                "check that the server runs and that no firewall drops packets, or allow more time to connect"));
    }

    /** Whether it is COPY, over which the driver would end the connection. */
    public static boolean isCopy(Command<?> command) {
        return command.kind() == Kind.OTHER && command.sql().stripLeading().regionMatches(true, 0, "copy", 0, 4);
    }

    /** COPY, which is refused before anything is sent. */
    public static InvalidQuery copy(Command<?> command) {
        return new InvalidQuery(new Problem(
                Code.INVALID_FRAGMENT,
                command.operation() + ": COPY is not supported",
                command.sql(),
                "the driver cannot speak the protocol of COPY and would end the connection",
                "write many rows in one round trip with insertAll(…), or use psql's \\copy"));
    }

    /** The repo was closed before. */
    public static MillraceException closed(String operation) {
        return new RepoClosed(Problem.of(
                Code.REPO_CLOSED,
                operation + ": the repo is closed",
                "close() was called, and nothing more is sent after it",
                "close the repo last, when nothing uses it any more"));
    }

    /** A duration as a reader writes it: {@code 250 ms} or {@code 5 s}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1_000 == 0 && millis > 0 ? millis / 1_000 + " s" : millis + " ms";
    }
}
