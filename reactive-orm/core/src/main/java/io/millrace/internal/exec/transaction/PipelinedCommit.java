package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import org.jspecify.annotations.Nullable;

/**
 * A COMMIT that was sent behind the last statements, before any of them was answered. What became of it is kept for
 * whoever ends the block, when the statements have been answered. On the link's thread.
 */
final class PipelinedCommit implements Block.Ending {

    private boolean answered;
    private @Nullable MillraceException failure;
    private Block.@Nullable Ending waiting;

    @Override
    public void ended(@Nullable MillraceException outcome) {
        answered = true;
        failure = outcome;
        if (waiting != null) {
            waiting.ended(outcome);
        }
    }

    /** Tells what became of it: at once, or when its answer is in. */
    void then(Block.Ending ending) {
        if (answered) {
            ending.ended(failure);
        } else {
            waiting = ending;
        }
    }
}
