package io.millrace.internal.exec.failure;

import io.millrace.error.Code;
import io.millrace.error.CommitOutcomeUnknown;
import io.millrace.error.ConnectionLost;
import io.millrace.error.DecodeFailed;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.error.TransactionAborted;
import io.millrace.error.TransactionEnded;
import io.millrace.error.TransactionRequired;
import io.millrace.internal.exec.command.Command;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a transaction rather than with one of its statements. */
public final class TransactionFailures {

    private TransactionFailures() {}

    /** Something was asked of a transaction after its end. */
    public static TransactionEnded ended(String operation, @Nullable String sql) {
        return new TransactionEnded(new Problem(
                Code.TRANSACTION_ENDED,
                operation + ": the transaction has ended",
                sql,
                "it was subscribed in the context of a transaction that has committed or rolled back since",
                "make it part of what transaction(…) is given, or subscribe it outside"));
    }

    /** A statement that PostgreSQL refused because an earlier one had failed. */
    public static TransactionAborted follower(Command<?> command, MillraceException original) {
        return new TransactionAborted(
                new Problem(
                        Code.TRANSACTION_ABORTED,
                        command.operation() + ": the transaction had failed before",
                        command.sql(),
                        "an earlier statement failed, and PostgreSQL takes no other before a rollback: see the cause",
                        "let the first failure pass, or wrap what may fail in a transaction of its own: a savepoint"),
                original);
    }

    /** Something that cannot commit because a statement of it had failed and the failure was not passed on. */
    public static TransactionAborted aborted(@Nullable MillraceException original) {
        return new TransactionAborted(
                Problem.of(
                        Code.TRANSACTION_ABORTED,
                        "transaction: it could not commit, and was undone",
                        "a statement of it had failed, and the failure was not passed on: see the cause",
                        "let the failure pass, or wrap what may fail in a transaction of its own: a savepoint"),
                original);
    }

    /** What failed after COMMIT was sent, in a transaction that has committed: the failure says so where it is one of ours. */
    public static Throwable committed(Throwable late) {
        if (!(late instanceof DecodeFailed unread)) {
            return late;
        }
        Problem problem = unread.problem();
        return new DecodeFailed(
                new Problem(
                        problem.code(),
                        problem.what(),
                        problem.query(),
                        problem.because() + "; what was written is committed all the same",
                        problem.fix()),
                late.getCause());
    }

    /** The connection broke, or no answer came, after COMMIT was sent. */
    public static CommitOutcomeUnknown unknown() {
        return new CommitOutcomeUnknown(Problem.of(
                Code.COMMIT_OUTCOME_UNKNOWN,
                "transaction: nobody knows whether it committed",
                "the connection broke after COMMIT was sent and before its answer came",
                "read back what the transaction wrote before you run it again; it is never repeated for you"));
    }

    /** The connection broke while the transaction was open. */
    public static ConnectionLost lost() {
        return new ConnectionLost(Problem.of(
                Code.CONNECTION_LOST,
                "transaction: the connection broke",
                "the server or the network ended the connection; the transaction was undone",
                "run the whole transaction again, or let it: transaction(retries(3), …)"));
    }

    /** A body that gave nothing to run. */
    public static InvalidQuery nothing() {
        return new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                "transaction: its body is null",
                "the function that transaction(…) was given returned null",
                "return the work that is to run inside, or Mono.empty() where there is none"));
    }

    /** Something that asks for a transaction found none in its context. */
    public static TransactionRequired required() {
        return new TransactionRequired(Problem.of(
                Code.TRANSACTION_REQUIRED,
                "a transaction is required here, and there is none",
                "the Reactor Context of the subscription holds no open transaction of this repo; an operator such as"
                        + " a hot source or a CompletableFuture in between loses it",
                "subscribe it inside transaction(…), or take the handle along: transaction(tx -> tx.with(work))"));
    }
}
