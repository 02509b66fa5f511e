package io.millrace.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A step of several in one transaction that failed, so that all of them were undone. */
public final class StepFailed extends TransactionFailure {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final transient Throwable failure;
    private final transient Map<String, Object> done;

    /** The failure of the step of this name, after others that gave these results. */
    public StepFailed(Problem problem, String step, Throwable failure, Map<String, Object> done) {
        super(problem, failure);
        this.step = step;
        this.failure = failure;
        this.done = Collections.unmodifiableMap(new LinkedHashMap<>(done));
    }

    /** The name of the step. */
    public String step() {
        return step;
    }

    /** What the steps before it gave, by their names, in their order; undone since. Steps without a result are left out. */
    public Map<String, Object> done() {
        return done;
    }

    /** Whether its cause may pass: the whole of it may be done again then. */
    @Override
    public boolean isRetryable() {
        return failure instanceof MillraceException cause && cause.isRetryable();
    }

    /** What the step failed with. */
    public Throwable failure() {
        return failure;
    }
}
