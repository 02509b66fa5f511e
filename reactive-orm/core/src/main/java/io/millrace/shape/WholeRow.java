package io.millrace.shape;

import io.millrace.internal.tree.Selected;
import io.millrace.table.Table;
import io.millrace.type.RowReader;
import java.util.List;

/** The whole rows of a table. */
final class WholeRow<R> extends Shape<R, R> {

    private final Table<R> table;

    WholeRow(Table<R> table) {
        super(table.source().label());
        this.table = table;
    }

    @Override
    public Table<R> table() {
        return table;
    }

    @Override
    public List<Selected> columns() {
        return table.selected().columns();
    }

    @Override
    public R decode(RowReader row, int offset) {
        return table.decode(row, offset);
    }
}
