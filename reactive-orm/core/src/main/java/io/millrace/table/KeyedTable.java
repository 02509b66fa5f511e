package io.millrace.table;

import io.millrace.column.Column;
import io.millrace.expr.Projection;
import java.util.List;

/**
 * A table with a primary key.
 *
 * @param <R> the record
 * @param <K> the key: the type of its one column, or a generated record where it has several
 */
public interface KeyedTable<R, K> extends Table<R>, Keyed<R, K> {

    /** The columns of the key, in the key's order. */
    List<? extends Column<?, ?>> keyColumns();

    /** The key of a row. */
    K keyOf(R row);

    /** The values of a key, in the order of {@link #keyColumns()}. */
    Object[] keyValues(K key);

    @Override
    default KeyedTable<R, K> keyedTable() {
        return this;
    }

    @Override
    default Projection<R> found() {
        return new Projection<>(List.of(selected()), columns().size(), this);
    }
}
