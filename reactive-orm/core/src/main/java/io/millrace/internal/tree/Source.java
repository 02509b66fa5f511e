package io.millrace.internal.tree;

/** What rows come from: a table, a query, a common table expression, a list of values or a function. */
public interface Source extends Node {

    /** The name that columns are qualified with. */
    String reference();

    /** What its columns say that they are of: the source itself, or for a query the name that it was given. */
    default Source identity() {
        return this;
    }

    /** The source that a path to this one starts from in the end; itself where it is reached over no path. */
    default Source root() {
        return this;
    }

    /** Whether only the user's own text says what its columns hold, though they are called as a table's. */
    default boolean isFragment() {
        return false;
    }

    /** The name that messages use. */
    default String label() {
        return reference();
    }
}
