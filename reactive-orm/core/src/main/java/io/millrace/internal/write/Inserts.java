package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Insert;
import io.millrace.internal.tree.statement.ValueRows;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The insert of one row, with what the library fills by itself. */
public final class Inserts {

    private Inserts() {}

    public static <R> Insert of(Insertable<R> row, ConflictRule conflict) {
        Table<R> table = row.table();
        List<? extends Column<?, ?>> columns = table.columns();
        List<String> names = new ArrayList<>(columns.size());
        List<Node> values = new ArrayList<>(columns.size());
        BitSet given = new BitSet(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Node value = value(row, i);
            if (value != null) {
                names.add(columns.get(i).column().name());
                values.add(value);
                given.set(i, row.hasValueAt(i));
            }
        }
        ValueRows rows = new ValueRows(names.isEmpty() ? List.of() : List.of(values));
        return new Insert(table.source(), names, rows, conflict.of(given), List.of(table.selected()));
    }

    private static <R> @Nullable Node value(Insertable<R> row, int position) {
        Column<?, ?> column = row.table().columns().get(position);
        if (row.hasValueAt(position)) {
            return parameter(column, row.valueAt(position));
        }
        ColumnDefinition definition = row.table().definition().columns().get(position);
        if (definition.purpose().isFilledAtInsert()) {
            return automatic(definition.purpose(), column);
        }
        return definition.generation() == Generation.CLIENT ? parameter(column, ClientKeys.next(column)) : null;
    }

    /** What the library puts into a column that it fills by itself. */
    public static Node automatic(Purpose purpose, Column<?, ?> column) {
        return purpose == Purpose.VERSION ? new Text("1") : Assignments.now(column);
    }

    @SuppressWarnings("unchecked") // a draft's values are of the types of its columns
    public static <T> Node parameter(Column<?, T> column, @Nullable Object value) {
        return new Parameter<>(column.type(), (T) value, column.column().label());
    }
}
