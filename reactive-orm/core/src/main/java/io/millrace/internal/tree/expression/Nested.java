package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;

/** A query used as a value or as an operand, in parentheses; the prefix is empty, {@code exists } or the like. */
public record Nested(String prefix, Node query) implements Node {

    @Override
    public void write(Sink sink) {
        sink.text(prefix).nested(query);
    }
}
