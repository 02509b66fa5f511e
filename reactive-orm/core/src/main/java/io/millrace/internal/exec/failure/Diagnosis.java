package io.millrace.internal.exec.failure;

import io.millrace.error.Code;
import io.millrace.error.ConnectionLost;
import io.millrace.error.DecodeFailed;
import io.millrace.error.InvalidValue;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.error.WriteOutcomeUnknown;
import io.millrace.internal.exec.command.Command;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the failure of a statement is, as a member of the library's own family. */
public final class Diagnosis {

    private static final Pattern COERCION = Pattern.compile(
            "^Parameter at position\\[(\\d+)] with class = \\[([^\\]]*)] and value = \\[.*"
                    + "] can not be coerced to the expected class = \\[([^\\]]*)] for encoding\\.$",
            Pattern.DOTALL);
    private static final Pattern COUNT = Pattern.compile(
            "^The number of parameters to execute should be consistent with the expected number of parameters = "
                    + "\\[(\\d+)] but the actual number is \\[(\\d+)]\\.$");

    private Diagnosis() {}

    /** The failure that a reader gets for what the driver reported. */
    public static MillraceException of(Throwable reported, Command<?> command, Reach reach) {
        if (reported instanceof MillraceException known) {
            return known;
        }
        if (reported instanceof PgException refused) {
            return isLoss(refused) ? lost(command, reach, null) : Refusal.of(refused, command);
        }
        MillraceException local = refusedByDriver(reported, command);
        return local != null ? local : lost(command, reach, reported instanceof IOException broken ? broken : null);
    }

    /** Whether the connection is gone, or may be in an unknown state: it must not be used again. */
    public static boolean isLoss(Throwable reported) {
        if (reported instanceof PgException refused) {
            String state = Refusal.state(refused);
            return (state.startsWith("08") && !StaleStatement.isFormatMismatch(refused))
                    || state.startsWith("57P")
                    || state.equals("25P03");
        }
        return !(reported instanceof MillraceException) && !isDriverRefusal(reported);
    }

    /** Whether the driver says that nothing of the statement was sent: it held it back, or was closed already. */
    public static boolean wasNotSent(Throwable reported) {
        String message = reported.getMessage();
        return reported instanceof VertxException
                && message != null
                && (message.startsWith("Connection is not active now")
                        || message.startsWith("Pending requests failed to be sent"));
    }

    /** Whether PostgreSQL refused a statement only because an earlier one of its transaction had failed. */
    public static boolean isFollower(Throwable reported) {
        return reported instanceof PgException refused && Refusal.state(refused).equals("25P02");
    }

    /** Whether it is the answer to a cancel request rather than to a time limit of the server, for certain. */
    public static boolean isStopped(Throwable reported) {
        return reported instanceof PgException refused
                && Refusal.state(refused).equals("57014")
                && Refusal.isRequest(refused);
    }

    /** Whether the driver itself refused the values: nothing was sent, the connection is fine. */
    public static boolean isDriverRefusal(Throwable reported) {
        String message = reported.getMessage();
        return message != null
                && (COERCION.matcher(message).matches()
                        || COUNT.matcher(message).matches());
    }

    /** A connection that was gone before, or broke while, a statement ran on it. */
    public static MillraceException lost(Command<?> command, Reach reach, @Nullable Throwable cause) {
        if (reach == Reach.SENT && command.kind().mayWrite()) {
            return new WriteOutcomeUnknown(
                    new Problem(
                            Code.WRITE_OUTCOME_UNKNOWN,
                            command.operation() + ": the connection broke after the write was sent",
                            command.sql(),
                            "no answer came, so the write may or may not have taken effect",
                            "read the row back before you write again; it is never repeated for you"),
                    cause);
        }
        return new ConnectionLost(
                new Problem(
                        Code.CONNECTION_LOST,
                        command.operation() + ": the connection broke before the answer came",
                        command.sql(),
                        reach == Reach.IN_TRANSACTION
                                ? "the server or the network ended the connection; the transaction was undone"
                                : "the server or the network ended the connection; nothing was changed",
                        reach == Reach.IN_TRANSACTION
                                ? "run the whole transaction again, or let it: transaction(retries(3), …)"
                                : "do it again: isRetryable() is true for this failure"),
                cause);
    }

    /** A row that could not be read, for whatever reason its decoder had. */
    public static MillraceException undecodable(Throwable thrown, Command<?> command) {
        if (thrown instanceof MillraceException known) {
            return known;
        }
        return new DecodeFailed(
                new Problem(
                        Code.DECODE_FAILED,
                        command.operation() + ": a row could not be read",
                        command.sql(),
                        "its decoder threw " + thrown.getClass().getName(),
                        "see the cause; the decoder must accept every row that the statement can return"),
                thrown);
    }

    private static @Nullable MillraceException refusedByDriver(Throwable reported, Command<?> command) {
        String message = reported.getMessage();
        if (message == null) {
            return null;
        }
        Matcher coercion = COERCION.matcher(message);
        if (coercion.matches()) {
            int position = Integer.parseInt(coercion.group(1)) + 1;
            return new InvalidValue(new Problem(
                    Code.INVALID_VALUE,
                    command.operation() + ": parameter $" + position + " has the wrong type",
                    command.sql(),
                    "a " + coercion.group(2) + " was given where the server expects what Java calls "
                            + coercion.group(3),
                    "cast the parameter to the type of its column, such as $" + position
                            + "::int8, and give a value of that type"));
        }
        Matcher count = COUNT.matcher(message);
        if (count.matches()) {
            return new InvalidValue(new Problem(
                    Code.INVALID_VALUE,
                    command.operation() + ": the number of values does not fit the statement",
                    command.sql(),
                    "the statement has " + count.group(1) + " parameters and was given " + count.group(2) + " values",
                    "give one value for each of $1 to $" + count.group(1)));
        }
        return null;
    }
}
