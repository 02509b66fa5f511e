package io.millrace.table;

import io.millrace.expr.Projection;

/**
 * What a repo gets by primary key: a table, whose rows it gets, or a shape of one.
 *
 * @param <T> what the row is read as
 * @param <K> the key
 */
public interface Keyed<T, K> {

    /** The table that has the key. */
    KeyedTable<?, K> keyedTable();

    /** What is selected of the row, and how it is read. */
    Projection<T> found();
}
