package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.Sink;
import java.util.List;

/**
 * That a select has no duplicates.
 *
 * @param on what rows are duplicates by; empty for all that is selected
 */
record Distinct(List<Node> on) {

    /** Whether whole rows are told apart. */
    boolean isOfRows() {
        return on.isEmpty();
    }

    /** What rows are told apart by, where they have these columns. */
    List<Node> expressions(List<Node> columns) {
        return isOfRows()
                ? columns.stream()
                        .filter(Selected.class::isInstance)
                        .map(column -> ((Selected) column).expression())
                        .toList()
                : on;
    }

    /** {@code distinct}, or {@code distinct on (a, b)}. */
    void write(Sink sink) {
        sink.text("distinct ");
        if (!isOfRows()) {
            sink.text("on (").list(on, ", ").text(") ");
        }
    }
}
