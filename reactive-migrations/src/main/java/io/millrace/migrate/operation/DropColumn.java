package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column less.
 *
 * @param table the table
 * @param name the column
 * @param ifExists whether it may be gone already
 * @param was what it was, or null where that is not said
 * @param constraints what it was bound by, besides the table's own
 */
public record DropColumn(
        String table,
        String name,
        boolean ifExists,
        @Nullable Column was,
        List<Constraint> constraints) implements Operation {

    public DropColumn {
        constraints = List.copyOf(constraints);
    }

    /** A column that was bound by nothing. */
    public DropColumn(String table, String name, boolean ifExists, @Nullable Column was) {
        this(table, name, ifExists, was, List.of());
    }

    @Override
    public String meaning() {
        return "alter table " + Quoted.qualified(table) + " drop column " + (ifExists ? "if exists " : "")
                + Quoted.name(name);
    }

    @Override
    public Optional<Operation> reverse() {
        if (was == null) {
            return Optional.empty();
        }
        Operation back = new AddColumn(table, was, ifExists);
        return Optional.of(
                constraints.isEmpty()
                        ? back
                        : new Several(Stream.concat(
                                        Stream.of(back),
                                        constraints.stream()
                                                .map(constraint -> new AddConstraint(table, constraint, false)))
                                .toList()));
    }

    @Override
    public String reversible() {
        return "say what it was: table.dropColumn(\"" + name + "\", text())";
    }
}
