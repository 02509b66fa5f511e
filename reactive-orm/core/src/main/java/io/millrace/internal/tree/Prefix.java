package io.millrace.internal.tree;

/** A part behind an operator, such as {@code not}. */
public record Prefix(String operator, Node operand, Precedence precedence) implements Node {

    @Override
    public void write(Sink sink) {
        sink.text(operator).operand(operand, precedence);
    }
}
