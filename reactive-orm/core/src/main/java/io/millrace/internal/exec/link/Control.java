package io.millrace.internal.exec.link;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** A statement of the library's own that returns nothing of interest, such as BEGIN; sent by the simple protocol. */
public final class Control extends Operation {

    private final String sql;
    private final Answer answer;
    private boolean told;

    /** A control statement with its deadline and what to do with its answer. */
    public Control(String sql, long deadline, Answer answer) {
        this.sql = sql;
        this.answer = answer;
        deadline(deadline);
    }

    @Override
    protected Future<?> send(Link on) {
        return on.connection().query(sql).execute();
    }

    @Override
    protected void answered(Link on, @Nullable Object result, @Nullable Throwable failure) {
        tell(failure);
    }

    @Override
    protected void expired(Link on) {
        tell(new Unanswered());
    }

    /** There is nothing to prepare. */
    @Override
    protected boolean isSentAtOnce(Link on) {
        return true;
    }

    private void tell(@Nullable Throwable failure) {
        if (!told) {
            told = true;
            answer.answered(failure);
        }
    }

    /** What is done with the answer. */
    @FunctionalInterface
    public interface Answer {

        /** Called once, on the link's thread; null for success. */
        void answered(@Nullable Throwable failure);
    }

    /** No answer came before the deadline, or none can come any more. */
    public static final class Unanswered extends Exception {

        private static final long serialVersionUID = 1L;

        Unanswered() {
            super("no answer", null, false, false);
        }
    }
}
