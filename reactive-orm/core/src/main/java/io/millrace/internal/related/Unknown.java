package io.millrace.internal.related;

import io.millrace.error.ConstraintViolation;

/** A violation by one of several rows that were sent together: which of them it was is not known. */
final class Unknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ConstraintViolation violation;

    Unknown(ConstraintViolation violation) {
        super(null, violation, false, false);
        this.violation = violation;
    }

    ConstraintViolation violation() {
        return violation;
    }
}
