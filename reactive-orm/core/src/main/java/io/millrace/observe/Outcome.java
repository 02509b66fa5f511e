package io.millrace.observe;

/** How a piece of work ended for its subscriber. */
public enum Outcome {
    SUCCEEDED,
    FAILED,
    CANCELLED
}
