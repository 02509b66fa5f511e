package io.millrace.relation;

import io.millrace.expr.Absence;
import io.millrace.expr.ArrayExpr;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.TextExpr;
import io.millrace.expr.TimeExpr;
import io.millrace.expr.aggregate.ArrayAggregate;
import io.millrace.expr.aggregate.NumberAggregate;
import io.millrace.expr.aggregate.OrderedAggregate;
import io.millrace.expr.aggregate.TextAggregate;
import io.millrace.expr.aggregate.TimeAggregate;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.table.Relation;
import io.millrace.type.Types;
import java.util.List;

/**
 * What a query may ask about the rows of a relation to many without reading them: whether there are any, how many there
 * are, and what an aggregate makes of them.
 *
 * @param <S> the scope
 * @param <X> the record it leads to
 */
abstract sealed class AskedRelation<S, X> implements Relation<S, X> permits ToMany {

    AskedRelation() {}

    /** Whether there is any row: {@code exists (select … where key)}. */
    public final Condition<S> any() {
        return Existence.of(this);
    }

    /** Whether there is a row for which all of these hold: {@code exists (select … where key and a and b)}. */
    @SafeVarargs
    public final Condition<S> any(Condition<? super X> first, Condition<? super X>... more) {
        return Existence.of(this, first, more);
    }

    /** Whether there is no row: {@code not exists (…)}. */
    public final Condition<S> none() {
        return any().not();
    }

    /** Whether there is no row for which all of these hold: {@code not exists (…)}. */
    @SafeVarargs
    public final Condition<S> none(Condition<? super X> first, Condition<? super X>... more) {
        return Existence.of(this, first, more).not();
    }

    /** How many rows there are, whatever its limit: {@code (select count(*) … where key)}. */
    public final NumberExpr<S, Long, Long> count() {
        return new NumberExpr<>(
                new Nested("", Existence.counted(this, List.of(Aggregate.of("count")))), Types.INT8, Absence.REFUSED);
    }

    /**
     * An aggregate over the rows, whatever their limit: {@code USER.posts.aggregate(max(POST.views))}, {@code (select
     * max(posts.views) from posts where key)}. For no rows it is what the aggregate makes of none.
     */
    public final <N extends Number, V> NumberExpr<S, N, V> aggregate(NumberAggregate<? super X, N, V> number) {
        return new NumberExpr<>(over(number), number.type(), number.absence());
    }

    /** An aggregate over the rows, whatever their limit: {@code (select max(posts.slug) from posts where key)}. */
    public final <T, V> OrderedExpr<S, T, V> aggregate(OrderedAggregate<? super X, T, V> value) {
        return new OrderedExpr<>(over(value), value.type(), value.absence());
    }

    /** An aggregate over the rows, whatever their limit: {@code (select string_agg(…) from posts where key)}. */
    public final <V> TextExpr<S, V> aggregate(TextAggregate<? super X, V> text) {
        return new TextExpr<>(over(text), text.type(), text.absence());
    }

    /** An aggregate over the rows, whatever their limit: {@code (select max(posts.at) from posts where key)}. */
    public final <T, V> TimeExpr<S, T, V> aggregate(TimeAggregate<? super X, T, V> time) {
        return new TimeExpr<>(over(time), time.type(), time.absence());
    }

    /** An aggregate over the rows, whatever their limit: {@code (select array_agg(posts.id) from posts where key)}. */
    public final <E, V> ArrayExpr<S, E, V> aggregate(ArrayAggregate<? super X, E, V> array) {
        return new ArrayExpr<>(over(array), array.type(), array.absence());
    }

    private Node over(Expr<?, ?, ?> aggregate) {
        return new Nested("", Existence.counted(this, List.of(aggregate.node())));
    }
}
