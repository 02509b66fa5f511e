package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A constraint less.
 *
 * @param table the table
 * @param name the constraint
 * @param ifExists whether it may be gone already
 * @param was what it was, or null where that is not said
 */
public record DropConstraint(
        String table,
        String name,
        boolean ifExists,
        @Nullable Constraint was) implements Operation {

    @Override
    public String meaning() {
        return "alter table " + Quoted.qualified(table) + " drop constraint " + (ifExists ? "if exists " : "")
                + Quoted.name(name);
    }

    @Override
    public Optional<Operation> reverse() {
        return was == null ? Optional.empty() : Optional.of(new AddConstraint(table, was, false));
    }

    @Override
    public String reversible() {
        return "say what it was: table.dropCheck(name, condition), table.dropForeignKey(column, other),"
                + " table.dropUnique(columns)";
    }
}
