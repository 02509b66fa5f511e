package io.millrace.query;

import io.millrace.expr.Projection;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.Source;
import io.millrace.table.LeftTable;
import io.millrace.table.RowSource;
import io.millrace.type.RowReader;
import java.util.Optional;

/** The outer form of a table as what a query starts from. */
record LeftRows<R>(Source source, Projection<Optional<R>> row) implements RowSource<Optional<R>> {

    static <R> LeftRows<R> of(LeftTable<R> table) {
        return new LeftRows<>(table.source(), table.row().projection());
    }

    @Override
    public SelectedRow selected() {
        return (SelectedRow) row.columns().get(0);
    }

    @Override
    public Optional<R> decode(RowReader reader, int offset) {
        return row.decoder().decode(reader, offset);
    }
}
