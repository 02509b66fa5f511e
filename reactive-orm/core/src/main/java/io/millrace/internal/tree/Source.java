package io.millrace.internal.tree;

/** What rows come from: a table, a query, a common table expression, a list of values or a function. */
public interface Source extends Node {

    /** The name that columns are qualified with. */
    String reference();

    /** The name that messages use. */
    default String label() {
        return reference();
    }
}
