package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;

/** Two parts with an operator between them. */
public record Infix(Node left, String operator, Node right, Precedence precedence) implements Node {

    @Override
    public void write(Sink sink) {
        boolean associates = precedence == Precedence.AND || precedence == Precedence.OR;
        Precedence rightSide = associates ? precedence : precedence.tighter();
        Precedence leftSide = precedence == Precedence.COMPARISON || precedence == Precedence.PATTERN
                ? precedence.tighter()
                : precedence;
        sink.operand(left, leftSide).text(" ").text(operator).text(" ").operand(right, rightSide);
    }
}
