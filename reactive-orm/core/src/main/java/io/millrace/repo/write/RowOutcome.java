package io.millrace.repo.write;

import java.util.Optional;

/**
 * What became of one row of an upsert.
 *
 * @param kind whether it was inserted, updated or left as it was
 * @param row the row as the database has it; empty where it was left as it was
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
        UNCHANGED
    }
}
