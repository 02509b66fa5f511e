package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.Optional;

/**
 * A partition that becomes a table of its own.
 *
 * @param name the partition
 * @param parent the table it was part of
 * @param values the rows it held: {@code for values from (1) to (10)}
 * @param concurrently whether others may use the table meanwhile, outside of a transaction
 */
public record DetachPartition(String name, String parent, String values, boolean concurrently) implements Operation {

    @Override
    public String meaning() {
        return "alter table " + Quoted.qualified(parent) + " detach partition " + Quoted.qualified(name)
                + (concurrently ? " concurrently" : "");
    }

    @Override
    public List<Piece> pieces(int server) {
        return List.of(concurrently ? Piece.alone(meaning()) : Piece.together(meaning()));
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.of(new AttachPartition(name, parent, values, concurrently));
    }
}
