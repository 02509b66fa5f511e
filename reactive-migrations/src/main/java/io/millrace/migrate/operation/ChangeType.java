package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another type for a column.
 *
 * @param table the table
 * @param column the column
 * @param type the new type
 * @param using how a value of the new type is made, or null for PostgreSQL's own way
 * @param from the type until now, or null where that is not said
 */
public record ChangeType(
        String table,
        String column,
        String type,
        @Nullable String using,
        @Nullable String from) implements Operation {

    @Override
    public String meaning() {
        return "alter table " + Quoted.qualified(table) + " alter column " + Quoted.name(column) + " type " + type
                + (using == null ? "" : " using " + using);
    }

    @Override
    public Optional<Operation> reverse() {
        return from == null
                ? Optional.empty()
                : Optional.of(new ChangeType(table, column, from, Quoted.name(column) + "::" + from, type));
    }

    @Override
    public String reversible() {
        return "say which type it has now: table.changeType(\"" + column + "\", …).from(…)";
    }
}
