package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of a table.
 *
 * @param name its name
 * @param ifExists whether it may be gone already
 * @param cascade whether what depends on it goes too
 * @param was what it was, or null where that is not said
 */
public record DropTable(
        String name,
        boolean ifExists,
        boolean cascade,
        @Nullable CreateTable was) implements Operation {

    @Override
    public String meaning() {
        return "drop table " + (ifExists ? "if exists " : "") + Quoted.qualified(name) + (cascade ? " cascade" : "");
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.ofNullable(was);
    }

    @Override
    public String reversible() {
        return "say what it was: schema.dropTable(\"" + name + "\", table -> …)";
    }
}
