package io.millrace.query.named;

import io.millrace.expr.Expr;

/**
 * Rows that come from Java, as a source: {@code unnest($1::int8[], $2::text[])}. The text is the same for any number of
 * rows. Their columns go by the names and have the types of those that they are made from.
 *
 * <pre>{@code
 * var prices = ValueList.of(ITEM.id, ITEM.price).row(1L, new BigDecimal("2.5")).row(2L, new BigDecimal("3")).named("prices");
 * from(ITEM).join(prices, prices.column(ITEM.id).eq(ITEM.id)).where(prices.column(ITEM.price).gt(ITEM.price));
 * }</pre>
 */
public final class ValueList {

    private ValueList() {}

    /** Rows of one column, none yet. */
    public static <A> ValueList1<A> of(Expr<?, A, ?> a) {
        return new ValueList1<>(ValueColumn.of(a));
    }

    /** Rows of two columns, none yet. */
    public static <A, B> ValueList2<A, B> of(Expr<?, A, ?> a, Expr<?, B, ?> b) {
        return new ValueList2<>(ValueColumn.of(a), ValueColumn.of(b));
    }

    /** Rows of three columns, none yet. */
    public static <A, B, C> ValueList3<A, B, C> of(Expr<?, A, ?> a, Expr<?, B, ?> b, Expr<?, C, ?> c) {
        return new ValueList3<>(ValueColumn.of(a), ValueColumn.of(b), ValueColumn.of(c));
    }

    /** Rows of four columns, none yet. */
    public static <A, B, C, D> ValueList4<A, B, C, D> of(
            Expr<?, A, ?> a, Expr<?, B, ?> b, Expr<?, C, ?> c, Expr<?, D, ?> d) {
        return new ValueList4<>(ValueColumn.of(a), ValueColumn.of(b), ValueColumn.of(c), ValueColumn.of(d));
    }
}
