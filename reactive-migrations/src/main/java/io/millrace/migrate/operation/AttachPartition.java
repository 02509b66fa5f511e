package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.Optional;

/**
 * A table that becomes a partition of another.
 *
 * @param name the table
 * @param parent the table it becomes part of
 * @param values the rows it holds: {@code for values from (1) to (10)}
 * @param concurrently whether it is detached concurrently when this is taken back
 */
public record AttachPartition(String name, String parent, String values, boolean concurrently) implements Operation {

    @Override
    public String meaning() {
        return "alter table " + Quoted.qualified(parent) + " attach partition " + Quoted.qualified(name) + " " + values;
    }

    @Override
    public List<Piece> pieces(int server) {
        return List.of(Piece.together(meaning()));
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.of(new DetachPartition(name, parent, values, concurrently));
    }
}
