package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;

/** A part before an operator, such as {@code is null}. */
public record Postfix(Node operand, String operator, Precedence precedence) implements Node {

    @Override
    public void write(Sink sink) {
        sink.operand(operand, precedence.tighter()).text(operator);
    }
}
