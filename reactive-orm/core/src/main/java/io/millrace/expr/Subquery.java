package io.millrace.expr;

import io.millrace.internal.tree.Node;

/**
 * A query of one column, to be used inside another.
 *
 * @param <T> the type of the column
 */
public interface Subquery<T> {

    /** The query itself, without parentheses. */
    Node query();
}
