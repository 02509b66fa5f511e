package io.millrace.expr.aggregate;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Aggregate;

/** What is made of the rows of a group, and can be made of those of a window instead. */
public sealed interface Aggregated
        permits ArrayAggregate,
                JsonAggregate,
                NumberAggregate,
                OrderedAggregate,
                PlainAggregate,
                TextAggregate,
                TimeAggregate {

    /** The call of the function. */
    Aggregate aggregate();

    /** The expression that is made of the call, or of the call over a window: the same, or a cast of it. */
    Node made(Node value);
}
