package io.millrace.migrate.schema;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.operation.Guard;
import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.stream.Collectors;

/** What a migration expects of rows, as a query that counts those that are otherwise. */
public final class ExpectedRows {

    private ExpectedRows() {}

    /** No row at all. */
    public static Guard empty(String table) {
        // One row says as much as all of them, and is there at once.
        return guard(
                "select count(*) from (select from " + Quoted.qualified(table) + " limit 1) r",
                "row or more of " + table + " is there",
                "select count(*) from " + Quoted.qualified(table));
    }

    /** No value in a column. */
    public static Guard noValues(String table, String column) {
        String rows = " from " + Quoted.qualified(table) + " where " + Quoted.name(column) + " is not null";
        return guard(
                "select count(*) from (select" + rows + " limit 1) r",
                "row or more of " + table + " has a value in " + column,
                "select count(*)" + rows);
    }

    /** A value in each row. */
    public static Guard noNulls(String table, String column) {
        String rows = " from " + Quoted.qualified(table) + " where " + Quoted.name(column) + " is null";
        return guard("select count(*)" + rows, "rows of " + table + " have no value in " + column, "select *" + rows);
    }

    /** Each row with other values in these columns; rows with a null in one of them do not count. */
    public static Guard unique(String table, List<String> columns) {
        String names = Quoted.names(columns);
        String rows = " from " + Quoted.qualified(table) + " where "
                + columns.stream()
                        .map(column -> Quoted.name(column) + " is not null")
                        .collect(Collectors.joining(" and "))
                + " group by " + names + " having count(*) > 1";
        return guard(
                "select count(*) from (select" + rows + ") r",
                "values of " + table + " (" + String.join(", ", columns) + ") stand in more than one row",
                "select " + names + ", count(*)" + rows);
    }

    private static Guard guard(String query, String what, String look) {
        return new Guard(
                MigrationCode.UNEXPECTED_ROWS,
                query,
                what,
                "the migration expects that there are none; nothing of it was begun",
                "look at them, and mend them before it: " + look,
                null);
    }
}
