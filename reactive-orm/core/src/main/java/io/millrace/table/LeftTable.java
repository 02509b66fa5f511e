package io.millrace.table;

import io.millrace.internal.tree.TableNode;

/**
 * A table that is outer joined: every column of it may be null.
 *
 * @param <R> the record
 */
public interface LeftTable<R> {

    /** The table as a source of a statement. */
    TableNode source();
}
