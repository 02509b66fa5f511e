package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;

/** A part as another type. */
public record Cast(Node operand, String type) implements Node {

    @Override
    public void write(Sink sink) {
        sink.operand(operand, Precedence.CAST).text("::").text(type);
    }

    @Override
    public Precedence precedence() {
        return Precedence.CAST;
    }
}
