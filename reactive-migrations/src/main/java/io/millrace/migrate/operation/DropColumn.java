package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column less.
 *
 * @param table the table
 * @param name the column
 * @param ifExists whether it may be gone already
 * @param was what it was, or null where that is not said
 */
public record DropColumn(
        String table,
        String name,
        boolean ifExists,
        @Nullable Column was) implements Operation {

    @Override
    public String meaning() {
        return "alter table " + Quoted.qualified(table) + " drop column " + (ifExists ? "if exists " : "")
                + Quoted.name(name);
    }

    @Override
    public Optional<Operation> reverse() {
        return was == null ? Optional.empty() : Optional.of(new AddColumn(table, was, ifExists));
    }

    @Override
    public String reversible() {
        return "say what it was: table.dropColumn(\"" + name + "\", text())";
    }
}
