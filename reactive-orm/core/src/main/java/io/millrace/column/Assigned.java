package io.millrace.column;

import java.util.List;

/**
 * What an update sets: one column, or those that an input gives.
 *
 * @param <S> the scope
 */
public interface Assigned<S> {

    /** Each column with what it is set to; none where an input gives nothing. */
    List<? extends Assign<S>> assigns();
}
