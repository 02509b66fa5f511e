package io.millrace.expr;

import org.jspecify.annotations.Nullable;

/**
 * What may be selected in a query over S: an expression, or all columns of a source.
 *
 * @param <S> the scope
 * @param <V> what it is selected as
 */
public interface Selectable<S, V extends @Nullable Object> {

    /** The part of the select list that this is, and how it is read back. */
    Projection<V> projection();
}
