package io.millrace.migrate.operation;

import java.util.List;
import java.util.Optional;

/**
 * An index more.
 *
 * @param index the index
 * @param concurrently whether others may write while it is built, outside of a transaction
 * @param ifNotExists whether one of its name may be there already
 */
public record CreateIndex(Index index, boolean concurrently, boolean ifNotExists) implements Operation {

    @Override
    public String meaning() {
        return index.sql(concurrently, ifNotExists);
    }

    @Override
    public List<Piece> pieces(int server) {
        return List.of(
                concurrently
                        ? Piece.building(index.qualifiedName(), index.sql(true, ifNotExists))
                        : Piece.together(meaning()));
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.of(new DropIndex(index.qualifiedName(), concurrently, ifNotExists, false, index));
    }
}
