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

    /** Its relations, those to one of several records left out. */
    default List<? extends Relation<?, ?>> relations() {
        return List.of();
    }

    /**
     * The join tables that its relations go over and that have no record of their own: the keys of both ends, which are
     * their primary key together and go with the rows that they refer to. From both ends it is the same definition.
     */
    default List<TableDefinition> joinTables() {
        return JoinTables.of(this);
    }

    /** The record's values, in the order of {@link #columns()}. */
    @Nullable Object[] values(R row);
}
