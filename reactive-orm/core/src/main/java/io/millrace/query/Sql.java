package io.millrace.query;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.Rows;
import io.millrace.expr.Selectable;
import io.millrace.expr.TextExpr;
import io.millrace.expr.TimeExpr;
import io.millrace.expr.aggregate.NumberAggregate;
import io.millrace.expr.aggregate.OrderedAggregate;
import io.millrace.expr.aggregate.TextAggregate;
import io.millrace.expr.aggregate.TimeAggregate;
import io.millrace.expr.choice.Case;
import io.millrace.expr.choice.NumberCase;
import io.millrace.expr.choice.TextCase;
import io.millrace.expr.row.Row2;
import io.millrace.expr.row.Row3;
import io.millrace.function.Literals;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.internal.tree.expression.Arguments;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.FunctionName;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Postfix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.GeneratedTable;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of a query that belong to no column: the everyday aggregates, choices, conditions of conditions, subqueries,
 * calls and raw fragments. The catalogues in {@code io.millrace.function} have the functions of dates, numbers, texts,
 * arrays, documents and searches.
 */
public final class Sql {

    private Sql() {}

    /** One expression of no table: {@code select a}. */
    public static <T, A> Selected1<T, A> select(Expr<Object, T, A> a) {
        return new Selected1<>(Select.of(null, List.of()), a);
    }

    /** Two expressions of no table: {@code select a, b}. */
    public static <A, B> Selected2<A, B> select(Selectable<Object, A> a, Selectable<Object, B> b) {
        return new Selected2<>(Select.of(null, List.of()), a, b);
    }

    /** Three expressions of no table: {@code select a, b, c}. */
    public static <A, B, C> Selected3<A, B, C> select(
            Selectable<Object, A> a, Selectable<Object, B> b, Selectable<Object, C> c) {
        return new Selected3<>(Select.of(null, List.of()), a, b, c);
    }

    /** {@code count(*)}: how many rows. */
    public static NumberAggregate<Object, Long, Long> count() {
        return new NumberAggregate<>(Aggregate.of("count"), Types.INT8, Absence.REFUSED, false);
    }

    /** {@code count(expression)}: how many rows where it is not null. */
    public static <S> NumberAggregate<S, Long, Long> count(Expr<S, ?, ?> expression) {
        return new NumberAggregate<>(Aggregate.of("count", expression.node()), Types.INT8, Absence.REFUSED, false);
    }

    /**
     * {@code sum(number)}, in the number's own type: empty where there are no rows. A sum that does not fit into the type
     * is {@link io.millrace.error.DatabaseError}: {@code sum(number(x.cast(Types.INT8)))} has more room.
     */
    public static <S, N extends Number> NumberAggregate<S, N, Optional<N>> sum(NumberExpr<S, N, ?> number) {
        boolean widened = !sumsToItself(number.type().sqlName());
        return new NumberAggregate<>(Aggregate.of("sum", number.node()), number.type(), Absence.OPTIONAL, widened);
    }

    /** {@code avg(number)}, as a numeric: empty where there are no rows. */
    public static <S> NumberAggregate<S, BigDecimal, Optional<BigDecimal>> avg(NumberExpr<S, ?, ?> number) {
        boolean floating = number.type().sqlName().startsWith("float");
        return new NumberAggregate<>(Aggregate.of("avg", number.node()), Types.NUMERIC, Absence.OPTIONAL, floating);
    }

    /** {@code max(number)}: empty where there are no rows. */
    public static <S, N extends Number> NumberAggregate<S, N, Optional<N>> max(NumberExpr<S, N, ?> number) {
        return new NumberAggregate<>(Aggregate.of("max", number.node()), number.type(), Absence.OPTIONAL, false);
    }

    /** {@code max(value)}: empty where there are no rows. */
    public static <S, T> OrderedAggregate<S, T, Optional<T>> max(OrderedExpr<S, T, ?> value) {
        return new OrderedAggregate<>(Aggregate.of("max", value.node()), value.type(), Absence.OPTIONAL);
    }

    /** {@code max(text)}: empty where there are no rows. */
    public static <S> TextAggregate<S, Optional<String>> max(TextExpr<S, ?> text) {
        return new TextAggregate<>(Aggregate.of("max", text.node()), text.type(), Absence.OPTIONAL);
    }

    /** {@code max(time)}: empty where there are no rows. */
    public static <S, T> TimeAggregate<S, T, Optional<T>> max(TimeExpr<S, T, ?> time) {
        return new TimeAggregate<>(Aggregate.of("max", time.node()), time.type(), Absence.OPTIONAL);
    }

    /** {@code min(number)}: empty where there are no rows. */
    public static <S, N extends Number> NumberAggregate<S, N, Optional<N>> min(NumberExpr<S, N, ?> number) {
        return new NumberAggregate<>(Aggregate.of("min", number.node()), number.type(), Absence.OPTIONAL, false);
    }

    /** {@code min(value)}: empty where there are no rows. */
    public static <S, T> OrderedAggregate<S, T, Optional<T>> min(OrderedExpr<S, T, ?> value) {
        return new OrderedAggregate<>(Aggregate.of("min", value.node()), value.type(), Absence.OPTIONAL);
    }

    /** {@code min(text)}: empty where there are no rows. */
    public static <S> TextAggregate<S, Optional<String>> min(TextExpr<S, ?> text) {
        return new TextAggregate<>(Aggregate.of("min", text.node()), text.type(), Absence.OPTIONAL);
    }

    /** {@code min(time)}: empty where there are no rows. */
    public static <S, T> TimeAggregate<S, T, Optional<T>> min(TimeExpr<S, T, ?> time) {
        return new TimeAggregate<>(Aggregate.of("min", time.node()), time.type(), Absence.OPTIONAL);
    }

    /** A query as a number of another: {@code (select …)}. It must yield at most one row, and is null for none. */
    public static <N extends Number> NumberExpr<Object, N, Optional<N>> number(Selected1<N, ?> query) {
        return new NumberExpr<>(new Nested("", query.query()), query.type(), Absence.OPTIONAL);
    }

    /** {@code exists (select 1 …)}: whether the query has any row. */
    public static Condition<Object> exists(Rows<?> query) {
        return new Condition<>(new Nested("exists ", asked(query.reading().statement())));
    }

    /** {@code not exists (select 1 …)}: whether the query has no row. */
    public static Condition<Object> notExists(Rows<?> query) {
        return new Condition<>(new Nested("not exists ", asked(query.reading().statement())));
    }

    /** What is selected does not matter to whether there are rows, unless rows are made of it. */
    private static Node asked(Node statement) {
        return statement instanceof Select select && !select.isReduced()
                ? select.columns(List.of(new Text("1"))).reorderedBy(List.of())
                : statement;
    }

    /** All of the conditions: {@code a and b and c}; true for none. */
    public static <S> Condition<S> allOf(Collection<? extends Condition<? super S>> conditions) {
        return joined("and", Precedence.AND, "true", conditions);
    }

    /** Any of the conditions: {@code a or b or c}; false for none. */
    public static <S> Condition<S> anyOf(Collection<? extends Condition<? super S>> conditions) {
        return joined("or", Precedence.OR, "false", conditions);
    }

    /** {@code expression is null}, for what may be null without being a column. */
    public static <S> Condition<S> isNull(Expr<S, ?, ? extends Optional<?>> expression) {
        return new Condition<>(new Postfix(expression.node(), " is null", Precedence.IS));
    }

    /** {@code expression is not null}, for what may be null without being a column. */
    public static <S> Condition<S> isNotNull(Expr<S, ?, ? extends Optional<?>> expression) {
        return new Condition<>(new Postfix(expression.node(), " is not null", Precedence.IS));
    }

    /** {@code case when condition then result}, to be ended with {@code otherwise}. */
    public static <S, N extends Number, V> NumberCase<S, N, V> when(
            Condition<S> condition, NumberExpr<? super S, N, V> result) {
        return NumberCase.of(condition, result);
    }

    /** {@code case when condition then result}, to be ended with {@code otherwise}. */
    public static <S, V> TextCase<S, V> when(Condition<S> condition, TextExpr<? super S, V> result) {
        return TextCase.of(condition, result);
    }

    /** {@code case when condition then result}, to be ended with {@code otherwise}. */
    public static <S, T, V> Case<S, T, V> when(Condition<S> condition, Expr<? super S, T, V> result) {
        return Case.of(condition, result);
    }

    /** {@code case when condition then text}, to be ended with {@code otherwise}. */
    public static <S> TextCase<S, String> when(Condition<S> condition, String text) {
        return TextCase.of(condition, Literals.value(text));
    }

    /** {@code case when condition then number}, to be ended with {@code otherwise}. */
    public static <S> NumberCase<S, Integer, Integer> when(Condition<S> condition, int number) {
        return NumberCase.of(condition, Literals.value(number));
    }

    /** {@code case when condition then number}, to be ended with {@code otherwise}. */
    public static <S> NumberCase<S, Long, Long> when(Condition<S> condition, long number) {
        return NumberCase.of(condition, Literals.value(number));
    }

    /** {@code (a, b)}, to be compared with other rows: first by a and, where that is equal, by b. */
    public static <S, A, B> Row2<S, A, B> row(Expr<? super S, A, ?> a, Expr<? super S, B, ?> b) {
        return new Row2<>(a, b);
    }

    /** {@code (a, b, c)}, to be compared with other rows: first by a, then by b, then by c. */
    public static <S, A, B, C> Row3<S, A, B, C> row(
            Expr<? super S, A, ?> a, Expr<? super S, B, ?> b, Expr<? super S, C, ?> c) {
        return new Row3<>(a, b, c);
    }

    /**
     * A call of any function: {@code call("similarity", Types.FLOAT4, POST.title, words)}. What it may be used for beyond
     * comparing says a view of it: {@code Views.number(call(…))}.
     *
     * @param function its name, with its schema before a dot or without
     * @param type the type of what it gives
     * @param arguments expressions, queries of one column, or values of classes that stand for one type; where it may
     *     give null, {@code .optional()} reads an Optional
     * @throws io.millrace.error.InvalidQuery where the name is not one, or an argument's type is not known
     */
    public static <T> Expr<Object, T, T> call(String function, PgType<T> type, @Nullable Object... arguments) {
        Node[] parts = Arrays.stream(arguments).map(Fragment::part).toArray(Node[]::new);
        return new Expr<>(Call.of(FunctionName.checked(function), parts), type, Absence.REFUSED);
    }

    /**
     * A condition in SQL of your own: {@code sql("{} @@ websearch_to_tsquery({})", POST.search, words)}. Each {@code {}}
     * takes the next expression, query of one column, or value, which is sent beside the text; in quotes and comments it
     * is text. The text should be a constant of your program: never build it of what came from outside.
     *
     * @throws io.millrace.error.InvalidQuery where the number of values is not that of the places, the text is not
     *     complete in itself, or a value's type is not known
     */
    public static Condition<Object> sql(String text, @Nullable Object... values) {
        return new Condition<>(Fragment.of(text, values));
    }

    /** An expression in SQL of your own, read as the type: {@code sql(Types.TEXT, "upper({})", USER.name)}. */
    public static <T> Expr<Object, T, T> sql(PgType<T> type, String text, @Nullable Object... values) {
        return new Expr<>(Fragment.of(text, values), type, Absence.REFUSED);
    }

    /**
     * An expression in SQL of your own, read as the type that the class stands for.
     *
     * @throws io.millrace.error.InvalidQuery where the class stands for none or for several; also as {@link #sql(String,
     *     Object...)}
     */
    public static <T> Expr<Object, T, T> sql(Class<T> valueClass, String text, @Nullable Object... values) {
        return sql(Arguments.type(valueClass), text, values);
    }

    /**
     * A query in SQL of your own whose rows are those of a table, to start from or to join: {@code (select …) as hot}. Its
     * columns are the alias's own, so it must give every one of them that is used, by its name.
     *
     * <pre>{@code
     * var hot = POST.as("hot");
     * from(rows(hot, "select * from posts where views > {}", 1000)).where(hot.title.startsWith("A"));
     * }</pre>
     *
     * @throws io.millrace.error.InvalidQuery as {@link #sql(String, Object...)}
     */
    public static <R> FragmentRows<R> rows(GeneratedTable<R, Object> alias, String text, @Nullable Object... values) {
        return new FragmentRows<>(alias, Fragment.of(text, values));
    }

    private static boolean sumsToItself(String type) {
        return type.equals("numeric") || type.equals("float8") || type.equals("float4");
    }

    private static <S> Condition<S> joined(
            String operator,
            Precedence precedence,
            String none,
            Collection<? extends Condition<? super S>> conditions) {
        Node all = null;
        for (Condition<? super S> condition : conditions) {
            all = all == null ? condition.node() : new Infix(all, operator, condition.node(), precedence);
        }
        return new Condition<>(all == null ? new Text(none) : all);
    }
}
