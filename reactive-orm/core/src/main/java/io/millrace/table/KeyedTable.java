package io.millrace.table;

import io.millrace.column.Column;
import java.util.List;

/**
 * A table with a primary key.
 *
 * @param <R> the record
 * @param <K> the key: the type of its one column, or a generated record where it has several
 */
public interface KeyedTable<R, K> extends Table<R> {

    /** The columns of the key, in the key's order. */
    List<? extends Column<?, ?>> keyColumns();

    /** The key of a row. */
    K keyOf(R row);

    /** The values of a key, in the order of {@link #keyColumns()}. */
    Object[] keyValues(K key);
}
