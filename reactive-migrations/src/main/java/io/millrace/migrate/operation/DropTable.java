package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The end of a table.
 *
 * @param name its name
 * @param ifExists whether it may be gone already
 * @param cascade whether what depends on it goes too
 * @param was what it was, or null where that is not said
 * @param indexes the indexes that it had, where it is said what it was
 */
public record DropTable(
        String name,
        boolean ifExists,
        boolean cascade,
        @Nullable CreateTable was,
        List<Index> indexes) implements Operation {

    public DropTable {
        indexes = List.copyOf(indexes);
    }

    @Override
    public String meaning() {
        return "drop table " + (ifExists ? "if exists " : "") + Quoted.qualified(name) + (cascade ? " cascade" : "");
    }

    @Override
    public Optional<Operation> reverse() {
        if (was == null || indexes.isEmpty()) {
            return Optional.ofNullable(was);
        }
        Stream<Operation> table = Stream.of(was);
        return Optional.of(new Several(Stream.concat(
                        table, indexes.stream().map(index -> new CreateIndex(index, false, was.ifNotExists())))
                .toList()));
    }

    @Override
    public String reversible() {
        return "say what it was: schema.dropTable(\"" + name + "\", table -> …)";
    }
}
