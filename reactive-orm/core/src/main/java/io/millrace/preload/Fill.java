package io.millrace.preload;

import io.millrace.internal.tree.SelectedRow;
import io.millrace.table.LeftTable;
import io.millrace.table.RowSource;
import io.millrace.type.RowDecoder;
import java.util.Optional;

/**
 * Where a join of the query brings the rows of a relation; for queries.
 *
 * @param selected the columns of a row
 * @param decoder reads it, where there is one
 * @param <X> the record
 */
public record Fill<X>(SelectedRow selected, RowDecoder<Optional<X>> decoder) {

    /** From a table under another name, or a query under a name, that is joined. */
    public static <X> Fill<X> of(RowSource<X> alias) {
        return new Fill<>(alias.selected(), (row, offset) -> Optional.of(alias.decode(row, offset)));
    }

    /** From what is outer joined. */
    public static <X> Fill<X> of(LeftTable<X> alias) {
        var row = alias.row().projection();
        return new Fill<>((SelectedRow) row.columns().get(0), row.decoder());
    }

    int width() {
        return selected.columns().size();
    }
}
