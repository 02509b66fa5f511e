package io.millrace.query;

import io.millrace.internal.tree.FragmentSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.Source;
import io.millrace.table.GeneratedTable;
import io.millrace.table.Joinable;
import io.millrace.table.RowSource;
import io.millrace.type.RowReader;

/**
 * A query in SQL of your own whose rows are those of a table: read from or joined by others through the columns of the
 * alias that it was made with. See {@link Sql#rows}.
 *
 * @param <R> the record
 */
public final class FragmentRows<R> implements RowSource<R>, Joinable<R, Object> {

    private final GeneratedTable<R, Object> table;
    private final FragmentSource source;

    FragmentRows(GeneratedTable<R, Object> table, Node fragment) {
        this.table = table;
        this.source = new FragmentSource(fragment, table.source());
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public SelectedRow selected() {
        return table.selected();
    }

    @Override
    public R decode(RowReader row, int offset) {
        return table.decode(row, offset);
    }

    @Override
    public String toString() {
        return source.reference();
    }
}
