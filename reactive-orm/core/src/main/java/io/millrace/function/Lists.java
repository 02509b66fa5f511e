package io.millrace.function;

import io.millrace.expr.Expr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Call;
import java.util.ArrayList;
import java.util.List;

/** Calls of functions that take any number of arguments. */
final class Lists {

    private Lists() {}

    static Node call(String function, Expr<?, ?, ?> first, Expr<?, ?, ?> second, Expr<?, ?, ?>... more) {
        List<Node> arguments = new ArrayList<>(more.length + 2);
        arguments.add(first.node());
        arguments.add(second.node());
        for (Expr<?, ?, ?> argument : more) {
            arguments.add(argument.node());
        }
        return new Call(function, arguments);
    }

    static Node call(String function, Expr<?, ?, ?> first, Expr<?, ?, ?>... more) {
        List<Node> arguments = new ArrayList<>(more.length + 1);
        arguments.add(first.node());
        for (Expr<?, ?, ?> argument : more) {
            arguments.add(argument.node());
        }
        return new Call(function, arguments);
    }
}
