package io.millrace.migrate.diff;

import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.Piece;
import io.millrace.migrate.propose.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Writes changes down as two scripts. */
final class Script {

    private Script() {}

    static Proposal of(List<Change> changes, int server) {
        StringBuilder up = new StringBuilder();
        List<String> statements = new ArrayList<>();
        List<Operation> done = new ArrayList<>();
        for (Change change : changes) {
            if (!change.note().isEmpty()) {
                up.append("-- ").append(change.note()).append('\n');
            }
            for (Operation operation : change.operations()) {
                done.add(operation);
                for (Piece piece : operation.pieces(server)) {
                    statements.add(piece.sql());
                    if (!change.reason().isEmpty()) {
                        up.append("-- millrace: safe: ").append(change.reason()).append('\n');
                    }
                    up.append(piece.sql()).append(";\n");
                }
            }
        }
        return new Proposal(up.toString(), down(done, server), statements);
    }

    private static String down(List<Operation> done, int server) {
        StringBuilder down = new StringBuilder();
        List<Operation> back = new ArrayList<>(done);
        Collections.reverse(back);
        for (Operation operation : back) {
            Optional<Operation> reverse = operation.reverse();
            if (reverse.isEmpty()) {
                down.append("-- nothing is known that takes this back: ")
                        .append(operation.meaning().replace('\n', ' '))
                        .append('\n');
            } else {
                reverse.get()
                        .pieces(server)
                        .forEach(piece -> down.append(piece.sql()).append(";\n"));
            }
        }
        return down.toString();
    }
}
