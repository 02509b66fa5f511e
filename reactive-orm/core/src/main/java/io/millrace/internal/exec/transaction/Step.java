package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.link.Operation;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing that a cursor asks of the connection of its block. */
public final class Step extends Operation {

    private final Block block;
    private final Command<?> command;
    private final Function<PgConnection, Future<?>> work;
    private final Outcome outcome;
    private boolean told;

    /** A step of a command, in a block. */
    public Step(Block block, Command<?> command, Function<PgConnection, Future<?>> work, Outcome outcome) {
        this.block = block;
        this.command = command;
        this.work = work;
        this.outcome = outcome;
    }

    Command<?> command() {
        return command;
    }

    void refuse(MillraceException failure) {
        tell(null, failure);
    }

    @Override
    protected Future<?> send(Link on) {
        return work.apply(on.connection());
    }

    @Override
    protected void answered(Link on, @Nullable Object result, @Nullable Throwable failure) {
        tell(result, failure == null ? null : block.translate(failure, command));
    }

    @Override
    protected void expired(Link on) {
        MillraceException late =
                LaneFailures.timeout(command, block.transaction.statementDeadline(), Reach.IN_TRANSACTION);
        block.fail(late);
        tell(null, late);
    }

    private void tell(@Nullable Object result, @Nullable MillraceException failure) {
        if (!told) {
            told = true;
            outcome.told(result, failure);
        }
    }

    /** What is done with the answer. */
    @FunctionalInterface
    public interface Outcome {

        /** Called once, on the link's thread. */
        void told(@Nullable Object result, @Nullable MillraceException failure);
    }
}
