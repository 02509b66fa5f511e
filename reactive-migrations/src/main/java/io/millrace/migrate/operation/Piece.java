package io.millrace.migrate.operation;

import org.jspecify.annotations.Nullable;

/**
 * One statement of an operation, and how it is run.
 *
 * @param sql the statement
 * @param way in which transaction
 * @param index the index that it builds concurrently, by name; null for any other statement
 * @param backfill what it does batch by batch; null for any other statement
 */
public record Piece(
        String sql,
        Way way,
        @Nullable String index,
        @Nullable Backfill backfill) {

    /** In which transaction a statement runs. */
    public enum Way {
        /** In the one of the statement before. */
        TOGETHER,
        /** In a new one, because it must not hold what the ones before have locked. */
        APART,
        /** In none. */
        ALONE
    }

    /** A statement in the transaction of the one before. */
    public static Piece together(String sql) {
        return new Piece(sql, Way.TOGETHER, null, null);
    }

    /** A statement that begins a new transaction. */
    public static Piece apart(String sql) {
        return new Piece(sql, Way.APART, null, null);
    }

    /** A statement outside of any transaction. */
    public static Piece alone(String sql) {
        return new Piece(sql, Way.ALONE, null, null);
    }

    /** The concurrent build of an index. */
    public static Piece building(String index, String sql) {
        return new Piece(sql, Way.ALONE, index, null);
    }

    /** Rows that are changed batch by batch, outside of the transactions of the others. */
    static Piece inBatches(Backfill backfill) {
        return new Piece(backfill.meaning(), Way.ALONE, null, backfill);
    }
}
