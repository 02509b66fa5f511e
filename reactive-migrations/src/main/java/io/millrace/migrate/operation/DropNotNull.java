package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.Optional;

/**
 * Nulls from now on.
 *
 * @param table the table
 * @param column the column
 */
public record DropNotNull(String table, String column) implements Operation {

    @Override
    public String meaning() {
        return "alter table " + Quoted.qualified(table) + " alter column " + Quoted.name(column) + " drop not null";
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.of(new SetNotNull(table, column));
    }
}
