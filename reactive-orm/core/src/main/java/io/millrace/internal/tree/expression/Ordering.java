package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.type.PgType;
import org.jspecify.annotations.Nullable;

/**
 * An expression that rows are ordered by.
 *
 * @param expression the expression
 * @param descending whether large comes before small
 * @param nulls where nulls stand
 * @param type the expression's type, or null where it is not known; such an order cannot be continued from a cursor
 * @param nullable whether the expression may be null
 */
public record Ordering(
        Node expression,
        boolean descending,
        Nulls nulls,
        @Nullable PgType<?> type,
        boolean nullable) implements Node {

    /** An order by an expression of which nothing more is known. */
    public Ordering(Node expression, boolean descending, Nulls nulls) {
        this(expression, descending, nulls, null, true);
    }

    /** The opposite order: descending for ascending, nulls at the other end. */
    public Ordering reversed() {
        Nulls opposite = switch (nulls) {
            case FIRST -> Nulls.LAST;
            case LAST -> Nulls.FIRST;
            case DEFAULT -> Nulls.DEFAULT;
        };
        return new Ordering(expression, !descending, opposite, type, nullable);
    }

    /** Whether nulls come before values. */
    public boolean nullsFirst() {
        return nulls == Nulls.FIRST || (nulls == Nulls.DEFAULT && descending);
    }

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

    @Override
    public void write(Sink sink) {
        sink.node(expression).text(descending ? " desc" : "").text(nulls.sql);
    }
}
