package io.millrace.migrate.dump;

import io.vertx.sqlclient.Row;
import java.util.Comparator;

/**
 * A statement of the script.
 *
 * @param rank what kind of statement: those of a lower one come first, unless one needs another
 * @param place its place among those of its rank
 * @param statement the statement
 * @param key the object that it makes, or is about
 * @param makes whether it makes it
 */
record Part(int rank, String place, String statement, Key key, boolean makes) {

    /** By rank, place and text, none of which depends on when anything was made. */
    static final Comparator<Part> IN_ORDER =
            Comparator.comparingInt(Part::rank).thenComparing(Part::place).thenComparing(Part::statement);

    /** As it was read. */
    static Part of(Row row) {
        return new Part(row.getInteger(0), row.getString(1), row.getString(2), Key.of(row, 3), row.getBoolean(5));
    }

    /**
     * An object of the database.
     *
     * @param catalogue the number of the catalogue that it stands in
     * @param number its number there
     */
    record Key(long catalogue, long number) {

        /** From two columns of a row. */
        static Key of(Row row, int at) {
            return new Key(row.getLong(at), row.getLong(at + 1));
        }
    }
}
