package io.millrace.migrate.report;

/**
 * One thing in which records and database differ.
 *
 * @param kind which kind of thing
 * @param table the table, with its schema unless it is the session's own
 * @param subject the column, constraint or index; empty where it is the table itself
 * @param message it in words
 */
public record Difference(Kind kind, String table, String subject, String message) {

    /** What may differ. */
    public enum Kind {
        /** A record's table is not in the database. */
        MISSING_TABLE(true),
        /** A record's column is not in the database. */
        MISSING_COLUMN(true),
        /** A column has another type. */
        OTHER_TYPE(true),
        /** The database takes nulls where the record has none: a row that holds one cannot be read. */
        TAKES_NULLS(true),
        /** The database takes no nulls where the record may hold one: such a row cannot be written. */
        TAKES_NO_NULLS(true),
        /** The record leaves a column to the database, which has neither default nor identity for it. */
        MISSING_DEFAULT(true),
        /** A column that no record tells of takes no nulls and has no default: no row can be inserted. */
        REQUIRED_COLUMN(true),
        /** The primary key is another. */
        OTHER_KEY(true),
        /** Nothing in the database keeps a declared unique constraint. */
        MISSING_UNIQUE(true),
        /** It is kept under another name: its violation is not told as an error of the field. */
        OTHER_NAME(false),
        /** A declared index is not in the database. */
        MISSING_INDEX(false),
        /** An index was not built to its end, and answers no query. */
        INVALID_INDEX(false),
        /** A declared check is not in the database. */
        MISSING_CHECK(false),
        /** A declared foreign key is not in the database. */
        MISSING_REFERENCE(false),
        /** A check or a foreign key was never validated: rows that were there before it may not keep it. */
        NOT_VALIDATED(false),
        /** A foreign key refers to other columns, does something else on delete, or is checked at another time. */
        OTHER_REFERENCE(false),
        /** A table that no record tells of. */
        UNKNOWN_TABLE(false),
        /** A column that no record tells of; rows can be inserted without it. */
        UNKNOWN_COLUMN(false),
        /** A constraint that no record tells of. */
        UNKNOWN_CONSTRAINT(false),
        /** An index that no record tells of. */
        UNKNOWN_INDEX(false);

        private final boolean breaking;

        Kind(boolean breaking) {
            this.breaking = breaking;
        }

        /** Whether something that the records promise does not work then. */
        public boolean isBreaking() {
            return breaking;
        }
    }

    @Override
    public String toString() {
        return message;
    }
}
