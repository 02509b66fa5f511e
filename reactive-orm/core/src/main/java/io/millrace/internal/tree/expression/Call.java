package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import java.util.List;

/** A call of a function. */
public record Call(String function, List<Node> arguments) implements Node {

    public Call {
        arguments = List.copyOf(arguments);
    }

    /** A call with the arguments in order. */
    public static Call of(String function, Node... arguments) {
        return new Call(function, List.of(arguments));
    }

    @Override
    public void write(Sink sink) {
        sink.text(function).text("(").list(arguments, ", ").text(")");
    }
}
