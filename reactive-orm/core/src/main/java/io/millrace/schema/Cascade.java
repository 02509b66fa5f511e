package io.millrace.schema;

/**
 * What becomes of the rows that a relation leads to when the row that it starts from is deleted by the library. What the
 * database does by itself ({@link References#onDelete}) knows nothing of it: with both, the library comes first.
 */
public enum Cascade {

    /** Nothing; the database may refuse. */
    NOTHING,

    /** They are deleted for good, with all that their own relations say. */
    DELETE,

    /** They are deleted as rows are that a table keeps ({@link SoftDelete}); for good where the first row is purged. */
    SOFT_DELETE,

    /** Their key is set to null. */
    NILIFY,

    /** The row is not deleted as long as there is one. */
    RESTRICT
}
