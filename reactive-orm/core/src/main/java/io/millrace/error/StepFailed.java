package io.millrace.error;

/** A step of several in one transaction that failed, so that all of them were undone. */
public final class StepFailed extends TransactionFailure {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final Throwable failure;

    /** The failure of the step of this name. */
    public StepFailed(Problem problem, String step, Throwable failure) {
        super(problem, failure);
        this.step = step;
        this.failure = failure;
    }

    /** The name of the step. */
    public String step() {
        return step;
    }

    /** What the step failed with. */
    public Throwable failure() {
        return failure;
    }
}
