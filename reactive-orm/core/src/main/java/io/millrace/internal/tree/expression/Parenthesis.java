package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import java.util.List;

/** Parts in parentheses: a row value, or a query used as a value. */
public record Parenthesis(List<? extends Node> parts) implements Node {

    public Parenthesis {
        parts = List.copyOf(parts);
    }

    /** One part in parentheses. */
    public static Parenthesis of(Node part) {
        return new Parenthesis(List.of(part));
    }

    @Override
    public void write(Sink sink) {
        sink.text("(").list(parts, ", ").text(")");
    }
}
