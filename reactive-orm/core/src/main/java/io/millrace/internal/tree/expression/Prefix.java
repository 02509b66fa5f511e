package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;

/** A part behind an operator, such as {@code not}. */
public record Prefix(String operator, Node operand, Precedence precedence) implements Node {

    @Override
    public void write(Sink sink) {
        sink.text(operator).operand(operand, precedence);
    }
}
