package io.millrace.migrate.plan;

import io.millrace.migrate.operation.Backfill;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.Piece;
import io.millrace.migrate.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens at once: the statements of one transaction, or one statement outside of any.
 *
 * @param number its place, from 0
 * @param statements what is sent
 * @param transactional whether in a transaction
 * @param index the index that it builds concurrently, or null
 * @param backfill what it does batch by batch, or null
 */
public record Step(
        int number,
        List<String> statements,
        boolean transactional,
        @Nullable String index,
        @Nullable Backfill backfill) {

    public Step {
        statements = List.copyOf(statements);
    }

    /**
     * The steps of operations, in order.
     *
     * @param server the server's version as a number
     */
    public static List<Step> of(List<Operation> operations, int server) {
        List<Step> steps = new ArrayList<>();
        List<String> together = new ArrayList<>();
        for (Operation operation : operations) {
            for (Piece piece : operation.pieces(server)) {
                if (piece.way() != Piece.Way.TOGETHER) {
                    close(steps, together);
                }
                if (piece.way() == Piece.Way.ALONE) {
                    steps.add(new Step(steps.size(), List.of(piece.sql()), false, piece.index(), piece.backfill()));
                } else {
                    together.add(piece.sql());
                }
            }
        }
        close(steps, together);
        return List.copyOf(steps);
    }

    private static void close(List<Step> steps, List<String> together) {
        if (!together.isEmpty()) {
            steps.add(new Step(steps.size(), together, true, null, null));
            together.clear();
        }
    }

    /** Whether running it twice does no harm: what it does is done or it is not, and that can be seen. */
    public boolean isRepeatable() {
        return transactional
                || index != null
                || backfill != null
                || SqlText.of(statements.get(0)).has("if exists")
                || SqlText.of(statements.get(0)).has("if not exists")
                || SqlText.of(statements.get(0)).begins("vacuum")
                || SqlText.of(statements.get(0)).begins("reindex");
    }
}
