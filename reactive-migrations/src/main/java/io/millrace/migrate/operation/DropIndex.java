package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index less.
 *
 * @param name its name, with its schema where it has one
 * @param concurrently whether others may use the table while it goes, outside of a transaction
 * @param ifExists whether it may be gone already
 * @param cascade whether what depends on it goes too; never concurrently
 * @param was what it was, or null where that is not said
 */
public record DropIndex(
        String name,
        boolean concurrently,
        boolean ifExists,
        boolean cascade,
        @Nullable Index was) implements Operation {

    @Override
    public String meaning() {
        return sql(ifExists);
    }

    @Override
    public List<Piece> pieces(int server) {
        // One that was dropped before it could be written down is dropped again.
        return List.of(concurrently ? Piece.alone(sql(true)) : Piece.together(meaning()));
    }

    @Override
    public Optional<Operation> reverse() {
        return was == null ? Optional.empty() : Optional.of(new CreateIndex(was, concurrently, ifExists));
    }

    @Override
    public String reversible() {
        return "say what it was: table.dropIndex(\"" + Quoted.unqualified(name) + "\", \"column\")";
    }

    private String sql(boolean perhaps) {
        return "drop index " + (concurrently ? "concurrently " : "") + (perhaps ? "if exists " : "")
                + Quoted.qualified(name) + (cascade ? " cascade" : "");
    }
}
