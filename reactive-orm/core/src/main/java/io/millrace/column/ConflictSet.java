package io.millrace.column;

import io.millrace.internal.tree.statement.Assignment;

/**
 * What {@code on conflict do update} sets: a column, which takes the value that was proposed, or an assignment.
 *
 * @param <S> the scope
 */
public interface ConflictSet<S> {

    /** This as part of the statement. */
    Assignment onConflict();
}
