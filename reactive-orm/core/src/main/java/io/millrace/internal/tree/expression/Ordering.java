package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;

/** An expression that rows are ordered by. */
public record Ordering(Node expression, boolean descending, Nulls nulls) implements Node {

    /** Where nulls stand in an order. */
    public enum Nulls {
        /** As PostgreSQL has it: last when ascending, first when descending. */
        DEFAULT(""),
        FIRST(" nulls first"),
        LAST(" nulls last");

        private final String sql;

        Nulls(String sql) {
            this.sql = sql;
        }
    }

    /** The opposite order: descending for ascending, nulls at the other end. */
    public Ordering reversed() {
        Nulls others = switch (nulls) {
            case FIRST -> Nulls.LAST;
            case LAST -> Nulls.FIRST;
            case DEFAULT -> Nulls.DEFAULT;
        };
        return new Ordering(expression, !descending, others);
    }

    @Override
    public void write(Sink sink) {
        sink.node(expression).text(descending ? " desc" : "").text(nulls.sql);
    }
}
