package io.millrace.table;

import io.millrace.column.Column;
import io.millrace.internal.tree.TableNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are read into records of type R. Immutable.
 *
 * @param <R> the record
 */
public interface Table<R> extends RowSource<R> {

    /** The table as a source of a statement. */
    @Override
    TableNode source();

    /** Its columns, in the order of the record's components. */
    List<? extends Column<?, ?>> columns();

    /** What the table is, beyond its columns. */
    TableDefinition definition();

    /** What becomes of the rows that its relations lead to when a row is deleted. */
    default List<CascadeDefinition> cascades() {
        return List.of();
    }

    /** The record's values, in the order of {@link #columns()}. */
    @Nullable Object[] values(R row);
}
