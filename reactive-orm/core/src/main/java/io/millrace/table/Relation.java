package io.millrace.table;

import io.millrace.internal.tree.Path;

/**
 * A relation from S to X.
 *
 * @param <S> the scope it may stand in
 * @param <X> the record it leads to
 */
public interface Relation<S, X> {

    /** The relation's name. */
    String name();

    /** The table it leads to. */
    Table<X> target();

    /** How its rows are found. */
    Path path();
}
