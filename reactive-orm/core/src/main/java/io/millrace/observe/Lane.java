package io.millrace.observe;

/** Where statements run. */
public enum Lane {

    /** A few connections that carry single statements, many at a time. */
    SHARED,

    /** Connections that one transaction, cursor or raw statement has for itself. */
    EXCLUSIVE
}
