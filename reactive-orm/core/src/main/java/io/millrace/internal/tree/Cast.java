package io.millrace.internal.tree;

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
