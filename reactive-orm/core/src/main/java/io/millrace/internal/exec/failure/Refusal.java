package io.millrace.internal.exec.failure;

import io.millrace.error.Code;
import io.millrace.error.DatabaseError;
import io.millrace.error.Deadlock;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.error.QueryTimeout;
import io.millrace.error.SerializationFailure;
import io.millrace.internal.exec.command.Command;
import io.vertx.pgclient.PgException;

/** A statement that the server refused, told by its SQLSTATE. */
final class Refusal {

    private Refusal() {}

    static String state(PgException refused) {
        String state = refused.getSqlState();
        return state == null || state.length() != 5 ? "XX000" : state;
    }

    static MillraceException of(PgException refused, Command<?> command) {
        String state = state(refused);
        if (Constraints.isConstraint(state)) {
            return Constraints.violation(refused, state, command);
        }
        return switch (state) {
            case "40001" ->
                new SerializationFailure(problem(
                        command,
                        Code.SERIALIZATION_FAILURE,
                        "the transaction conflicts with another one",
                        "PostgreSQL undid it so that concurrent transactions stay as if one ran after the other",
                        "run the whole transaction again, or let it: transaction(retries(3), …)"));
            case "40P01" ->
                new Deadlock(problem(
                        command,
                        Code.DEADLOCK,
                        "a deadlock was found",
                        "two transactions waited for each other's rows, and PostgreSQL undid this one",
                        "run the whole transaction again, and lock rows in one order everywhere"));
            case "57014" -> cancelled(refused, command);
            default -> error(refused, state, command);
        };
    }

    static boolean isTimeLimit(PgException refused) {
        String message = refused.getErrorMessage();
        return message != null && message.contains("statement timeout");
    }

    static boolean isRequest(PgException refused) {
        String message = refused.getErrorMessage();
        return message != null && message.contains("user request");
    }

    private static MillraceException cancelled(PgException refused, Command<?> command) {
        if (isTimeLimit(refused)) {
            return new QueryTimeout(problem(
                    command,
                    Code.QUERY_TIMEOUT,
                    "the server's statement_timeout passed",
                    "the server ended the statement; it had no effect",
                    "make the statement faster, or raise statement_timeout for it"));
        }
        return new DatabaseError(
                problem(
                        command,
                        Code.DATABASE_ERROR,
                        "the statement was cancelled on the server",
                        "somebody asked the server to cancel it (57014); it had no effect",
                        "find out who called pg_cancel_backend, or run it again"),
                "57014",
                null);
    }

    private static MillraceException error(PgException refused, String state, Command<?> command) {
        Code code = code(state);
        return new DatabaseError(
                problem(command, code, what(code), Wording.because(refused, state), fix(code)), state, null);
    }

    private static Problem problem(Command<?> command, Code code, String what, String because, String fix) {
        return new Problem(code, command.operation() + ": " + what, command.sql(), because, fix);
    }

    private static Code code(String state) {
        if (state.equals("55P03")) {
            return Code.LOCK_NOT_AVAILABLE;
        }
        if (state.equals("25006")) {
            return Code.READ_ONLY;
        }
        if (state.equals("0A000") || state.equals("26000") || state.equals("08P01")) {
            return Code.STALE_STATEMENT;
        }
        if (state.startsWith("42")) {
            return Code.INVALID_SQL;
        }
        return state.startsWith("53") || state.startsWith("54") ? Code.RESOURCE_EXHAUSTED : Code.DATABASE_ERROR;
    }

    private static String what(Code code) {
        return switch (code) {
            case LOCK_NOT_AVAILABLE -> "a lock was not free";
            case READ_ONLY -> "nothing can be written here";
            case STALE_STATEMENT -> "the server no longer accepts the prepared statement";
            case INVALID_SQL -> "the server does not understand the statement";
            case RESOURCE_EXHAUSTED -> "the server has run out of a resource";
            default -> "the server refused the statement";
        };
    }

    private static String fix(Code code) {
        return switch (code) {
            case LOCK_NOT_AVAILABLE -> "try again later, or wait for the lock: leave out nowait and raise lock_timeout";
            case READ_ONLY -> "write in a transaction that is not read-only, on a server that is not a standby";
            case STALE_STATEMENT -> "run the whole transaction again: a fresh connection prepares the statement anew";
            case INVALID_SQL -> "compare the names and types in the query with the database: has every migration run?";
            case RESOURCE_EXHAUSTED -> "look at the server's memory, disk and limits before you try again";
            default -> "look the SQLSTATE up in appendix A of PostgreSQL's manual";
        };
    }
}
