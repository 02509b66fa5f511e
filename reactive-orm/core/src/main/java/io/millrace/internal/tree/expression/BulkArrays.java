package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import java.util.List;

/** Arrays of one length side by side: {@code unnest($1::int8[], $2::text[])}. */
public record BulkArrays(List<BulkRows.Values<?>> arrays) implements Node {

    public BulkArrays {
        arrays = List.copyOf(arrays);
    }

    @Override
    public void write(Sink sink) {
        sink.text("unnest(");
        for (int i = 0; i < arrays.size(); i++) {
            sink.text(i == 0 ? "" : ", ");
            arrays.get(i).write(sink);
        }
        sink.text(")");
    }
}
