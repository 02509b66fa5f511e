package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;

/** A function over a window. */
public record Over(Node function, Window window) implements Node {

    @Override
    public void write(Sink sink) {
        sink.node(function).text(" over ");
        window.writeUse(sink);
    }
}
