package io.millrace.migrate.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Operations that belong together, such as a table that comes back and its indexes.
 *
 * @param operations what is done, in order
 */
public record Several(List<Operation> operations) implements Operation {

    public Several {
        operations = List.copyOf(operations);
    }

    @Override
    public String meaning() {
        return operations.stream().map(Operation::meaning).collect(Collectors.joining("; "));
    }

    @Override
    public List<Piece> pieces(int server) {
        return operations.stream()
                .flatMap(operation -> operation.pieces(server).stream())
                .toList();
    }

    @Override
    public Optional<Operation> reverse() {
        List<Operation> back = new ArrayList<>();
        for (Operation operation : operations) {
            Optional<Operation> one = operation.reverse();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            back.add(one.get());
        }
        Collections.reverse(back);
        return Optional.of(new Several(back));
    }
}
