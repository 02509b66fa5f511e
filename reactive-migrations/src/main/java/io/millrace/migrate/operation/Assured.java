package io.millrace.migrate.operation;

import java.util.List;
import java.util.Optional;

/**
 * An operation that somebody has thought about: the lint lets it pass.
 *
 * @param reason why it is safe here
 * @param operation the operation
 */
public record Assured(String reason, Operation operation) implements Operation {

    @Override
    public String meaning() {
        return operation.meaning();
    }

    @Override
    public List<Piece> pieces(int server) {
        return operation.pieces(server);
    }

    @Override
    public Optional<Operation> reverse() {
        return operation.reverse().map(back -> new Assured(reason, back));
    }

    @Override
    public String reversible() {
        return operation.reversible();
    }
}
