package io.millrace.query;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Order;
import io.millrace.expr.Reading;
import io.millrace.expr.Rows;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Combination;
import io.millrace.internal.tree.statement.CommonTableNode;
import io.millrace.internal.tree.statement.Output;
import io.millrace.query.named.CommonTable;
import io.millrace.type.RowDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of two queries together. An order or a limit is one of the whole.
 *
 * @param <T> what a row is read as
 */
public final class Combined<T> extends Combinable<T> {

    private final Combination combination;
    private final RowDecoder<T> decoder;

    private Combined(Combination combination, RowDecoder<T> decoder) {
        this.combination = combination;
        this.decoder = decoder;
    }

    static <T> Combined<T> of(Rows<T> left, String operator, Rows<T> right) {
        Reading<T> first = left.reading();
        Node second = right.reading().statement();
        int columns = Output.of(first.statement()).columns().size();
        int others = Output.of(second).columns().size();
        if (columns != others) {
            throw new InvalidQuery(new Problem(
                    Code.INVALID_ARGUMENT,
                    "a query of " + columns + " columns is combined with one of " + others,
                    SqlWriter.write(second),
                    "the rows of a " + operator + " have the same columns",
                    "select the same columns from both"));
        }
        return new Combined<>(Combination.of(first.statement(), operator, second), first.decoder());
    }

    /**
     * In this order, after the orders that are there already: {@code … order by 2 desc}. Each is an expression that the
     * first query selects.
     *
     * @throws InvalidQuery where it selects no such expression
     */
    public Combined<T> orderBy(Order<?> first, Order<?>... more) {
        Output output = Output.of(combination);
        List<Ordering> orders = new ArrayList<>(combination.orders());
        orders.add(position(output, first));
        for (Order<?> order : more) {
            orders.add(position(output, order));
        }
        return new Combined<>(combination.orderBy(orders), decoder);
    }

    /**
     * At most so many rows of the whole: {@code … limit rows}.
     *
     * @throws InvalidQuery where the number is negative
     */
    public Combined<T> limit(long rows) {
        return new Combined<>(combination.limits(combination.limits().rows(Bounds.rows("limit", rows))), decoder);
    }

    /**
     * Without the first rows of the whole: {@code … offset rows}.
     *
     * @throws InvalidQuery where the number is negative
     */
    public Combined<T> offset(long rows) {
        return new Combined<>(combination.limits(combination.limits().offset(Bounds.rows("offset", rows))), decoder);
    }

    /** With common tables that both queries may use: {@code with name as (…) (…) union (…)}. */
    public Combined<T> with(CommonTable<?> first, CommonTable<?>... more) {
        List<CommonTableNode> tables = new ArrayList<>(combination.with());
        tables.add(first.definition());
        for (CommonTable<?> table : more) {
            tables.add(table.definition());
        }
        return new Combined<>(combination.with(tables), decoder);
    }

    @Override
    public Reading<T> reading() {
        return new Reading<>(combination, decoder);
    }

    private Ordering position(Output output, Order<?> order) {
        Ordering ordering = order.ordering();
        int position = output.position(ordering.expression());
        if (position < 0) {
            throw new InvalidQuery(new Problem(
                    Code.INVALID_ORDER,
                    "queries that are combined are ordered by " + order.expression() + ", which they do not select",
                    SqlWriter.write(combination),
                    "the rows of both have only what was selected",
                    "select it in both, or order by something that is selected"));
        }
        return new Ordering(new Combination.Position(position), ordering.descending(), ordering.nulls());
    }
}
