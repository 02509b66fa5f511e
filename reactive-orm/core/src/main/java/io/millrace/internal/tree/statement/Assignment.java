package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;

/** A column that is set to a value. */
public record Assignment(String column, Node value) implements Node {

    @Override
    public void write(Sink sink) {
        sink.name(column).text(" = ").node(value);
    }
}
