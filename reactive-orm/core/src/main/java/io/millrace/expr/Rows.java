package io.millrace.expr;

/**
 * What a repo can read: a query, or what is selected from one. Immutable; reading it twice runs it twice.
 *
 * @param <T> what a row is read as
 */
public interface Rows<T> {

    /** The statement and how its rows are read. */
    Reading<T> reading();
}
