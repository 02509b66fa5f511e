package io.millrace.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.Order;
import io.millrace.expr.TextExpr;
import io.millrace.expr.aggregate.ArrayAggregate;
import io.millrace.expr.aggregate.JsonAggregate;
import io.millrace.expr.aggregate.NumberAggregate;
import io.millrace.expr.aggregate.PlainAggregate;
import io.millrace.expr.aggregate.TextAggregate;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is made of many rows, beyond the counts, sums and extremes of {@code Sql}. Each can be told {@code filter},
 * {@code distinct} and {@code orderBy} where it matters. Over no rows all are empty.
 */
public final class Aggregates {

    private Aggregates() {}

    /** {@code bool_and(condition)}: whether it holds for every row where it is known. */
    public static <S> PlainAggregate<S, Boolean, Optional<Boolean>> every(Condition<S> condition) {
        return plain("bool_and", Types.BOOL, condition.node());
    }

    /** {@code bool_or(condition)}: whether it holds for any row. */
    public static <S> PlainAggregate<S, Boolean, Optional<Boolean>> any(Condition<S> condition) {
        return plain("bool_or", Types.BOOL, condition.node());
    }

    /** {@code string_agg(text, separator)}: the texts that are not null, with a separator between them. */
    public static <S> TextAggregate<S, Optional<String>> stringAgg(TextExpr<S, ?> text, String separator) {
        Node between = new Parameter<>(Types.TEXT, separator, "separator");
        return new TextAggregate<>(Aggregate.of("string_agg", text.node(), between), Types.TEXT, Absence.OPTIONAL);
    }

    /** {@code array_agg(value)}: the values of the rows. */
    public static <S, T> ArrayAggregate<S, T, Optional<List<T>>> arrayAgg(Expr<S, T, T> value) {
        return new ArrayAggregate<>(
                Aggregate.of("array_agg", value.node()), Types.arrayOf(value.type()), Absence.OPTIONAL);
    }

    /** {@code array_agg(value)}, with null in the place of each row where it is null. */
    public static <S, T> ArrayAggregate<S, @Nullable T, Optional<List<@Nullable T>>> arrayAggOfNullable(
            Expr<S, T, ?> value) {
        return new ArrayAggregate<>(
                Aggregate.of("array_agg", value.node()), Types.arrayOfNullable(value.type()), Absence.OPTIONAL);
    }

    /** {@code jsonb_agg(value)}: an array of the values of the rows, as JSON has them. */
    public static <S> JsonAggregate<S, JsonNode, Optional<JsonNode>> jsonbAgg(Expr<S, ?, ?> value) {
        return new JsonAggregate<>(
                Aggregate.of("jsonb_agg", value.node()), Types.jsonb(JsonNode.class), Absence.OPTIONAL);
    }

    /** {@code jsonb_object_agg(name, value)}: an object with a member for each row. A null name is an error. */
    public static <S> JsonAggregate<S, JsonNode, Optional<JsonNode>> jsonbObjectAgg(
            TextExpr<? super S, ?> name, Expr<? super S, ?, ?> value) {
        return new JsonAggregate<>(
                Aggregate.of("jsonb_object_agg", name.node(), value.node()),
                Types.jsonb(JsonNode.class),
                Absence.OPTIONAL);
    }

    /** {@code stddev_samp(number)}, as a numeric: empty for fewer than two rows. */
    public static <S> NumberAggregate<S, BigDecimal, Optional<BigDecimal>> stddev(NumberExpr<S, ?, ?> number) {
        return spread("stddev_samp", number);
    }

    /** {@code stddev_pop(number)}, as a numeric. */
    public static <S> NumberAggregate<S, BigDecimal, Optional<BigDecimal>> stddevPopulation(
            NumberExpr<S, ?, ?> number) {
        return spread("stddev_pop", number);
    }

    /** {@code var_samp(number)}, as a numeric: empty for fewer than two rows. */
    public static <S> NumberAggregate<S, BigDecimal, Optional<BigDecimal>> variance(NumberExpr<S, ?, ?> number) {
        return spread("var_samp", number);
    }

    /** {@code var_pop(number)}, as a numeric. */
    public static <S> NumberAggregate<S, BigDecimal, Optional<BigDecimal>> variancePopulation(
            NumberExpr<S, ?, ?> number) {
        return spread("var_pop", number);
    }

    /**
     * {@code percentile_cont(fraction) within group (order by number)}: the number below which this part of the rows lies,
     * between two of them where it must; 0.5 is the median.
     *
     * @param fraction from 0 to 1
     */
    public static <S> NumberAggregate<S, Double, Optional<Double>> percentile(double fraction, Order<S> order) {
        return new NumberAggregate<>(
                withinGroup("percentile_cont", fraction, order), Types.FLOAT8, Absence.OPTIONAL, false);
    }

    /**
     * {@code percentile_disc(fraction) within group (order by value)}: the first value of the order for which this part of
     * the rows lies before it or at it.
     *
     * @param fraction from 0 to 1
     */
    public static <S, T> PlainAggregate<S, T, Optional<T>> percentileOf(double fraction, Expr<S, T, ?> value) {
        return new PlainAggregate<>(
                withinGroup("percentile_disc", fraction, value.asc()), value.type(), Absence.OPTIONAL);
    }

    /** {@code mode() within group (order by value)}: the value that most rows have. */
    public static <S, T> PlainAggregate<S, T, Optional<T>> mode(Expr<S, T, ?> value) {
        Aggregate call =
                new Aggregate("mode", false, List.of(), List.of(value.asc().ordering()), true, null);
        return new PlainAggregate<>(call, value.type(), Absence.OPTIONAL);
    }

    /** A call of any aggregate function: {@code aggregate("bit_and", Types.INT4, FILE.flags)}. */
    public static <S, T> PlainAggregate<S, T, Optional<T>> aggregate(
            String function, PgType<T> type, Expr<S, ?, ?> argument) {
        return plain(io.millrace.internal.tree.expression.FunctionName.checked(function), type, argument.node());
    }

    private static Aggregate withinGroup(String function, double fraction, Order<?> order) {
        Node place = new Parameter<>(Types.FLOAT8, fraction, "fraction");
        return Aggregate.of(function, place).withinGroup(order.ordering());
    }

    private static <S, T> PlainAggregate<S, T, Optional<T>> plain(String function, PgType<T> type, Node argument) {
        return new PlainAggregate<>(Aggregate.of(function, argument), type, Absence.OPTIONAL);
    }

    private static <S> NumberAggregate<S, BigDecimal, Optional<BigDecimal>> spread(
            String function, NumberExpr<S, ?, ?> number) {
        boolean floating = number.type().sqlName().startsWith("float");
        return new NumberAggregate<>(Aggregate.of(function, number.node()), Types.NUMERIC, Absence.OPTIONAL, floating);
    }
}
