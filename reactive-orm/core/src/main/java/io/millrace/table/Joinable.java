package io.millrace.table;

import io.millrace.internal.tree.Source;

/**
 * What can be joined: a table under another name, or a query under a name.
 *
 * @param <R> what a row of it is read as
 * @param <S> the scope of its columns: {@code Object}, which is good in any query, where it has a name of its own
 */
@SuppressWarnings("UnusedTypeParameter") // joins take only those whose columns are good in any query
public interface Joinable<R, S> {

    /** This as a source of a statement. */
    Source source();
}
