package io.millrace.internal.tree;

import java.util.List;

/** All columns of one source, in the order of its record. */
public record SelectedRow(Source source, List<Selected> columns) implements Node {

    public SelectedRow {
        columns = List.copyOf(columns);
    }

    @Override
    public void write(Sink sink) {
        sink.list(columns, ", ");
    }
}
