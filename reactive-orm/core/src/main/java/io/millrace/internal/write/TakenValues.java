package io.millrace.internal.write;

import io.millrace.changeset.Changeset;
import io.millrace.column.Column;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Parenthesis;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.KeyedTable;
import io.millrace.table.Table;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import java.util.List;
import java.util.Objects;

/** The question whether another row has some values already. */
public final class TakenValues {

    /** Reads that there is such a row. */
    public static final RowDecoder<Boolean> FOUND = (row, offset) -> true;

    private TakenValues() {}

    /** The select of a row that has the values that the changes give to these columns, and is not their own row. */
    public static <R> Select of(Changeset<R> changes, List<? extends Column<?, ?>> columns) {
        Table<R> table = changes.table();
        Select select = Select.of(table.source(), List.of(new Selected(new Text("1"), Types.INT4, null)));
        for (Column<?, ?> column : columns) {
            select = select.where(Keys.equal(column, value(changes, column)));
        }
        if (changes.row().isPresent()) {
            select = select.where(
                    other(ChangesetRow.table(changes), changes.row().get()));
        }
        return select.limit(new Parameter<>(Types.INT8, 1L, "limit"));
    }

    private static <R> Object value(Changeset<R> changes, Column<?, ?> column) {
        int position = changes.table().columns().indexOf(column);
        Object value = changes.hasValueAt(position)
                ? changes.valueAt(position)
                : changes.table().values(changes.row().orElseThrow())[position];
        return Objects.requireNonNull(value, "value");
    }

    private static <R, K> Node other(KeyedTable<R, K> table, R row) {
        Object[] key = table.keyValues(table.keyOf(row));
        List<? extends Column<?, ?>> columns = table.keyColumns();
        List<Node> names = List.copyOf(columns.stream().map(Column::node).toList());
        Node[] values = new Node[key.length];
        for (int i = 0; i < key.length; i++) {
            values[i] = Inserts.parameter(columns.get(i), key[i]);
        }
        return new Infix(one(names), "<>", one(List.of(values)), Precedence.COMPARISON);
    }

    private static Node one(List<Node> nodes) {
        return nodes.size() == 1 ? nodes.get(0) : new Parenthesis(nodes);
    }
}
