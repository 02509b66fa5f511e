package io.millrace.query.window;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Absence;
import io.millrace.expr.ArrayExpr;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.Order;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.TextExpr;
import io.millrace.expr.TimeExpr;
import io.millrace.expr.aggregate.Aggregated;
import io.millrace.expr.aggregate.ArrayAggregate;
import io.millrace.expr.aggregate.NumberAggregate;
import io.millrace.expr.aggregate.OrderedAggregate;
import io.millrace.expr.aggregate.TextAggregate;
import io.millrace.expr.aggregate.TimeAggregate;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Over;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.List;
import java.util.Optional;

/**
 * The functions over windows, and where windows begin: {@code rank().over(partitionBy(POST.userId).orderBy(POST.views.desc()))}.
 */
public final class Windows {

    private Windows() {}

    /** A window of the rows that have the same values of these: {@code partition by a, b}. */
    @SafeVarargs
    public static <S> Window<S> partitionBy(Expr<? super S, ?, ?> first, Expr<? super S, ?, ?>... more) {
        return Window.of(Window.<S>nodes(first, more), List.of());
    }

    /** A window of all rows, in this order: {@code order by a, b}. */
    @SafeVarargs
    public static <S> Window<S> orderBy(Order<? super S> first, Order<? super S>... more) {
        return Window.of(List.of(), Window.<S>orderings(first, more));
    }

    /** A window of all rows: {@code over ()}. */
    public static Window<Object> everyRow() {
        return Window.of(List.of(), List.of());
    }

    /** An aggregate over a window instead of a group: {@code sum(number) over (window)}. */
    public static <S, Q extends S, N extends Number, V> NumberExpr<Q, N, V> over(
            NumberAggregate<S, N, V> aggregate, Window<? super Q> window) {
        return new NumberExpr<>(over(aggregate, window.node()), aggregate.type(), aggregate.absence());
    }

    /** An aggregate over a window instead of a group: {@code max(text) over (window)}. */
    public static <S, Q extends S, V> TextExpr<Q, V> over(TextAggregate<S, V> aggregate, Window<? super Q> window) {
        return new TextExpr<>(over(aggregate, window.node()), aggregate.type(), aggregate.absence());
    }

    /** An aggregate over a window instead of a group: {@code max(time) over (window)}. */
    public static <S, Q extends S, T, V> TimeExpr<Q, T, V> over(
            TimeAggregate<S, T, V> aggregate, Window<? super Q> window) {
        return new TimeExpr<>(over(aggregate, window.node()), aggregate.type(), aggregate.absence());
    }

    /** An aggregate over a window instead of a group: {@code max(value) over (window)}. */
    public static <S, Q extends S, T, V> OrderedExpr<Q, T, V> over(
            OrderedAggregate<S, T, V> aggregate, Window<? super Q> window) {
        return new OrderedExpr<>(over(aggregate, window.node()), aggregate.type(), aggregate.absence());
    }

    /** An aggregate over a window instead of a group: {@code array_agg(value) over (window)}. */
    public static <S, Q extends S, E, V> ArrayExpr<Q, E, V> over(
            ArrayAggregate<S, E, V> aggregate, Window<? super Q> window) {
        return new ArrayExpr<>(over(aggregate, window.node()), aggregate.type(), aggregate.absence());
    }

    /** {@code row_number()}: the number of the row in its partition, from 1. */
    public static NumberFunction<Object, Long, Long> rowNumber() {
        return number("row_number", Types.INT8);
    }

    /** {@code rank()}: the place of the row, from 1; rows that tie share one, and places after them are left out. */
    public static NumberFunction<Object, Long, Long> rank() {
        return number("rank", Types.INT8);
    }

    /** {@code dense_rank()}: the place of the row, from 1; rows that tie share one, and none is left out. */
    public static NumberFunction<Object, Long, Long> denseRank() {
        return number("dense_rank", Types.INT8);
    }

    /** {@code percent_rank()}: the place of the row from 0 to 1. */
    public static NumberFunction<Object, Double, Double> percentRank() {
        return number("percent_rank", Types.FLOAT8);
    }

    /** {@code cume_dist()}: which part of the rows come before the row or tie with it, up to 1. */
    public static NumberFunction<Object, Double, Double> cumeDist() {
        return number("cume_dist", Types.FLOAT8);
    }

    /**
     * {@code ntile(n)}: which of n parts, as even as can be, the row is in, from 1.
     *
     * @throws InvalidQuery where the number is not positive
     */
    public static NumberFunction<Object, Integer, Integer> ntile(int parts) {
        return new NumberFunction<>(Call.of("ntile", count("ntile", Types.INT4, parts)), Types.INT4, Absence.REFUSED);
    }

    /** {@code lag(number)}: its value in the row before, empty where there is none. */
    public static <S, N extends Number> NumberFunction<S, N, Optional<N>> lag(NumberExpr<S, N, ?> number) {
        return new NumberFunction<>(Call.of("lag", number.node()), number.type(), Absence.OPTIONAL);
    }

    /**
     * {@code lag(number, rows)}: its value so many rows before, empty where there is none.
     *
     * @throws InvalidQuery where the number is not positive
     */
    public static <S, N extends Number> NumberFunction<S, N, Optional<N>> lag(NumberExpr<S, N, ?> number, int rows) {
        return new NumberFunction<>(
                Call.of("lag", number.node(), count("lag", Types.INT4, rows)), number.type(), Absence.OPTIONAL);
    }

    /** {@code lag(text)}: its value in the row before, empty where there is none. */
    public static <S> TextFunction<S, Optional<String>> lag(TextExpr<S, ?> text) {
        return new TextFunction<>(Call.of("lag", text.node()), text.type(), Absence.OPTIONAL);
    }

    /**
     * {@code lag(text, rows)}: its value so many rows before, empty where there is none.
     *
     * @throws InvalidQuery where the number is not positive
     */
    public static <S> TextFunction<S, Optional<String>> lag(TextExpr<S, ?> text, int rows) {
        return new TextFunction<>(
                Call.of("lag", text.node(), count("lag", Types.INT4, rows)), text.type(), Absence.OPTIONAL);
    }

    /** {@code lag(value)}: its value in the row before, empty where there is none. */
    public static <S, T> ValueFunction<S, T, Optional<T>> lag(OrderedExpr<S, T, ?> value) {
        return new ValueFunction<>(Call.of("lag", value.node()), value.type(), Absence.OPTIONAL);
    }

    /**
     * {@code lag(value, rows)}: its value so many rows before, empty where there is none.
     *
     * @throws InvalidQuery where the number is not positive
     */
    public static <S, T> ValueFunction<S, T, Optional<T>> lag(OrderedExpr<S, T, ?> value, int rows) {
        return new ValueFunction<>(
                Call.of("lag", value.node(), count("lag", Types.INT4, rows)), value.type(), Absence.OPTIONAL);
    }

    /** {@code lead(number)}: its value in the row after, empty where there is none. */
    public static <S, N extends Number> NumberFunction<S, N, Optional<N>> lead(NumberExpr<S, N, ?> number) {
        return new NumberFunction<>(Call.of("lead", number.node()), number.type(), Absence.OPTIONAL);
    }

    /**
     * {@code lead(number, rows)}: its value so many rows after, empty where there is none.
     *
     * @throws InvalidQuery where the number is not positive
     */
    public static <S, N extends Number> NumberFunction<S, N, Optional<N>> lead(NumberExpr<S, N, ?> number, int rows) {
        return new NumberFunction<>(
                Call.of("lead", number.node(), count("lead", Types.INT4, rows)), number.type(), Absence.OPTIONAL);
    }

    /** {@code lead(text)}: its value in the row after, empty where there is none. */
    public static <S> TextFunction<S, Optional<String>> lead(TextExpr<S, ?> text) {
        return new TextFunction<>(Call.of("lead", text.node()), text.type(), Absence.OPTIONAL);
    }

    /**
     * {@code lead(text, rows)}: its value so many rows after, empty where there is none.
     *
     * @throws InvalidQuery where the number is not positive
     */
    public static <S> TextFunction<S, Optional<String>> lead(TextExpr<S, ?> text, int rows) {
        return new TextFunction<>(
                Call.of("lead", text.node(), count("lead", Types.INT4, rows)), text.type(), Absence.OPTIONAL);
    }

    /** {@code lead(value)}: its value in the row after, empty where there is none. */
    public static <S, T> ValueFunction<S, T, Optional<T>> lead(OrderedExpr<S, T, ?> value) {
        return new ValueFunction<>(Call.of("lead", value.node()), value.type(), Absence.OPTIONAL);
    }

    /**
     * {@code lead(value, rows)}: its value so many rows after, empty where there is none.
     *
     * @throws InvalidQuery where the number is not positive
     */
    public static <S, T> ValueFunction<S, T, Optional<T>> lead(OrderedExpr<S, T, ?> value, int rows) {
        return new ValueFunction<>(
                Call.of("lead", value.node(), count("lead", Types.INT4, rows)), value.type(), Absence.OPTIONAL);
    }

    /** {@code first_value(number)}: its value in the first row of the frame, empty where there is none. */
    public static <S, N extends Number> NumberFunction<S, N, Optional<N>> firstValue(NumberExpr<S, N, ?> number) {
        return new NumberFunction<>(Call.of("first_value", number.node()), number.type(), Absence.OPTIONAL);
    }

    /** {@code first_value(text)}: its value in the first row of the frame, empty where there is none. */
    public static <S> TextFunction<S, Optional<String>> firstValue(TextExpr<S, ?> text) {
        return new TextFunction<>(Call.of("first_value", text.node()), text.type(), Absence.OPTIONAL);
    }

    /** {@code first_value(value)}: its value in the first row of the frame, empty where there is none. */
    public static <S, T> ValueFunction<S, T, Optional<T>> firstValue(OrderedExpr<S, T, ?> value) {
        return new ValueFunction<>(Call.of("first_value", value.node()), value.type(), Absence.OPTIONAL);
    }

    /** {@code last_value(number)}: its value in the last row of the frame, empty where there is none. */
    public static <S, N extends Number> NumberFunction<S, N, Optional<N>> lastValue(NumberExpr<S, N, ?> number) {
        return new NumberFunction<>(Call.of("last_value", number.node()), number.type(), Absence.OPTIONAL);
    }

    /** {@code last_value(text)}: its value in the last row of the frame, empty where there is none. */
    public static <S> TextFunction<S, Optional<String>> lastValue(TextExpr<S, ?> text) {
        return new TextFunction<>(Call.of("last_value", text.node()), text.type(), Absence.OPTIONAL);
    }

    /** {@code last_value(value)}: its value in the last row of the frame, empty where there is none. */
    public static <S, T> ValueFunction<S, T, Optional<T>> lastValue(OrderedExpr<S, T, ?> value) {
        return new ValueFunction<>(Call.of("last_value", value.node()), value.type(), Absence.OPTIONAL);
    }

    /**
     * {@code nth_value(number, n)}: its value in the nth row of the frame, empty where there is none.
     *
     * @throws InvalidQuery where the number is not positive
     */
    public static <S, N extends Number> NumberFunction<S, N, Optional<N>> nthValue(NumberExpr<S, N, ?> number, int n) {
        return new NumberFunction<>(
                Call.of("nth_value", number.node(), count("nthValue", Types.INT4, n)), number.type(), Absence.OPTIONAL);
    }

    /**
     * {@code nth_value(text, n)}: its value in the nth row of the frame, empty where there is none.
     *
     * @throws InvalidQuery where the number is not positive
     */
    public static <S> TextFunction<S, Optional<String>> nthValue(TextExpr<S, ?> text, int n) {
        return new TextFunction<>(
                Call.of("nth_value", text.node(), count("nthValue", Types.INT4, n)), text.type(), Absence.OPTIONAL);
    }

    /**
     * {@code nth_value(value, n)}: its value in the nth row of the frame, empty where there is none.
     *
     * @throws InvalidQuery where the number is not positive
     */
    public static <S, T> ValueFunction<S, T, Optional<T>> nthValue(OrderedExpr<S, T, ?> value, int n) {
        return new ValueFunction<>(
                Call.of("nth_value", value.node(), count("nthValue", Types.INT4, n)), value.type(), Absence.OPTIONAL);
    }

    private static <N extends Number> NumberFunction<Object, N, N> number(String function, PgType<N> type) {
        return new NumberFunction<>(new Call(function, List.of()), type, Absence.REFUSED);
    }

    private static Node count(String function, PgType<Integer> type, int n) {
        if (n < 1) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    function + " is given " + n,
                    "it counts rows, from 1",
                    "give a number of at least 1"));
        }
        return new Parameter<>(type, n, function);
    }

    private static Node over(Aggregated aggregate, io.millrace.internal.tree.expression.Window window) {
        return aggregate.made(new Over(aggregate.aggregate(), window));
    }
}
