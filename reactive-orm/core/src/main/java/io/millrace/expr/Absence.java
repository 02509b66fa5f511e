package io.millrace.expr;

/** What a reader gets for an expression that is SQL's null. */
public enum Absence {
    /** The expression is never null; a null is a failure to decode. */
    REFUSED,
    /** An empty {@link java.util.Optional}; a value comes as a full one. */
    OPTIONAL,
    /** Java's null. */
    NULL
}
