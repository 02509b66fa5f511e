package io.millrace.table;

import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.Source;
import io.millrace.type.RowDecoder;

/**
 * What a query can start from: a table, or a query under a name.
 *
 * @param <R> what a row of it is read as
 */
public interface RowSource<R> extends RowDecoder<R> {

    /** This as a source of a statement. */
    Source source();

    /** Its columns as a select list. */
    SelectedRow selected();
}
