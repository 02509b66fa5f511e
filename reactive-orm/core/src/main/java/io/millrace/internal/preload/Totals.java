package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.expr.Expr;
import io.millrace.expr.Projection;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.statement.KeyRows;
import io.millrace.internal.tree.statement.Select;
import io.millrace.preload.Branch;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement of an aggregate over the rows of a relation, for each of many parents: {@code select place, (select
 * count(*) from … where key = k0) from unnest($1) with ordinality as parent_key (k0, place)}.
 *
 * @param <V> what the aggregate is read as
 */
final class Totals<V> {

    private final Branch<?> branch;
    private final Expr<?, ?, V> aggregate;
    private final List<? extends Column<?, ?>> types;

    /**
     * @param types the columns of the parents that the keys are in, which say their types
     */
    Totals(Branch<?> branch, Expr<?, ?, V> aggregate, List<? extends Column<?, ?>> types) {
        this.branch = branch;
        this.aggregate = aggregate;
        this.types = types;
    }

    /**
     * The statement for some keys, which reads the slot of each with its value.
     *
     * @param first the slot of the first of them
     */
    Fetch.Statement<V> of(List<Object> keys, int first) {
        KeyRows places = Parents.places(types, keys);
        Select rows =
                branch.rows().of(Parents.parts(places)).reorderedBy(List.of()).columns(List.of(aggregate.node()));
        Projection<V> value = value(rows, aggregate);
        List<Node> columns = new ArrayList<>();
        columns.add(new Selected(new ColumnNode(places.identity(), KeyRows.PLACE, KeyRows.PLACE), Types.INT8, null));
        columns.addAll(value.columns());
        return new Fetch.Statement<>(Select.of(places, columns), (row, offset) -> {
            Object place = row.get(offset);
            int slot = place instanceof Number number ? first + number.intValue() - 1 : -1;
            return new Child<>(slot, value.decoder().decode(row, offset + 1));
        });
    }

    private static <T, V> Projection<V> value(Select rows, Expr<?, T, V> aggregate) {
        return new Expr<Object, T, V>(new Nested("", rows), aggregate.type(), aggregate.absence()).projection();
    }
}
