package io.millrace.migrate.schema;

import java.util.stream.Stream;

/** What a schema expects of rows. */
abstract sealed class Expecting extends Objects permits Schema {

    /**
     * Begins only where a table has no rows, as before it is dropped; fails with {@link
     * io.millrace.migrate.failure.MigrationCode#UNEXPECTED_ROWS} otherwise, before anything of the migration is done. Each
     * of these looks when the migrations before it have run. It may stand anywhere in the migration.
     */
    public void expectEmpty(String table) {
        add(ExpectedRows.empty(table));
    }

    /** Begins only where no row has a value in a column, as before it is dropped. Looks for the first one. */
    public void expectNoValues(String table, String column) {
        add(ExpectedRows.noValues(table, column));
    }

    /** Begins only where each row has a value in a column, as before {@code setNotNull}. Reads the whole table. */
    public void expectNoNulls(String table, String column) {
        add(ExpectedRows.noNulls(table, column));
    }

    /**
     * Begins only where no two rows are alike in these columns, as before {@code addUnique}: so that no build of an index
     * stops at its end. Rows with a null in one of them do not count. Reads and sorts the whole table.
     */
    public void expectUnique(String table, String first, String... more) {
        add(ExpectedRows.unique(
                table, Stream.concat(Stream.of(first), Stream.of(more)).toList()));
    }
}
