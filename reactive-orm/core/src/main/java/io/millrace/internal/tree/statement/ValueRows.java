package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import java.util.List;

/** Rows of values: {@code values (…), (…)}; without any, one row of defaults. */
public record ValueRows(List<List<Node>> rows) implements Node {

    public ValueRows {
        rows = List.copyOf(rows);
    }

    @Override
    public void write(Sink sink) {
        if (rows.isEmpty()) {
            sink.text("default values");
            return;
        }
        sink.text("values ");
        for (int i = 0; i < rows.size(); i++) {
            sink.text(i == 0 ? "(" : ", (").list(rows.get(i), ", ").text(")");
        }
    }
}
