package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another default for a column.
 *
 * @param table the table
 * @param column the column
 * @param fallback the new default as an expression, or null for none
 * @param known whether it is said what the default was
 * @param from the default until now, or null for none
 */
public record SetDefault(
        String table,
        String column,
        @Nullable String fallback,
        boolean known,
        @Nullable String from) implements Operation {

    @Override
    public String meaning() {
        return "alter table " + Quoted.qualified(table) + " alter column " + Quoted.name(column)
                + (fallback == null ? " drop default" : " set default " + fallback);
    }

    @Override
    public Optional<Operation> reverse() {
        return known ? Optional.of(new SetDefault(table, column, from, true, fallback)) : Optional.empty();
    }

    @Override
    public String reversible() {
        return "say what the default was: table.changeDefault(\"" + column + "\", from, to)";
    }
}
