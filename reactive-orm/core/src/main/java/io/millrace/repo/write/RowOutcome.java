package io.millrace.repo.write;

import java.util.Optional;

/**
 * What became of one row of an upsert, or of rows that were replaced.
 *
 * @param kind whether it was inserted, updated, left as it was or deleted
 * @param row the row as the database has it, a deleted one as it was; empty where it was left as it was
 * @param <R> the record
 */
public record RowOutcome<R>(Kind kind, Optional<R> row) {

    /** What can become of a row. */
    public enum Kind {
        /** It was not there before. */
        INSERTED,
        /** It was there, and was updated. */
        UPDATED,
        /** It was there, and was left as it was. */
        UNCHANGED,
        /** It was there and not among those that were given, and was deleted; of rows that are replaced. */
        DELETED
    }
}
