package io.millrace.table;

import io.millrace.column.Column;
import io.millrace.expr.Condition;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Postfix;
import io.millrace.type.RowReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the generated form of an outer joined table extends: every column of it may be null.
 *
 * @param <R> the record
 * @param <S> the scope of its columns
 */
public abstract class GeneratedLeftTable<R, S> implements LeftTable<R> {

    private final TableNode source;

    /** A table that is this source in a statement. */
    @SuppressWarnings("this-escape") // kept, not used, before the columns are there
    protected GeneratedLeftTable(TableNode source) {
        this.source = source.ownedBy(this);
    }

    @Override
    public final TableNode source() {
        return source;
    }

    /** Its columns as a select list. */
    public final SelectedRow selected() {
        return GeneratedTable.selectedOf(source, columns());
    }

    /** What the table is, beyond its columns. */
    public final TableDefinition definition() {
        return table().definition();
    }

    /** The columns, in the order of the record's components. */
    protected abstract List<? extends Column<S, ?>> columns();

    /** Where among them is one that is null only where the row is absent: a part of the primary key. */
    protected abstract int presence();

    /** A column that is null only where the row is absent; for generated code. */
    public final Column<S, ?> presenceColumn() {
        return columns().get(presence());
    }

    /** The table that reads the row where there is one. */
    protected abstract Table<R> table();

    @Override
    public final Selectable<S, Optional<R>> row() {
        return () -> new Projection<>(List.of(selected()), columns().size(), this::decode);
    }

    /** {@code key is null}: there is no row on this side of the join. */
    public final Condition<S> isAbsent() {
        return new Condition<>(new Postfix(columns().get(presence()).node(), " is null", Precedence.IS));
    }

    /** {@code key is not null}: there is a row on this side of the join. */
    public final Condition<S> isPresent() {
        return new Condition<>(new Postfix(columns().get(presence()).node(), " is not null", Precedence.IS));
    }

    private Optional<R> decode(RowReader row, int offset) {
        @Nullable Object key = row.get(offset + presence());
        return key == null ? Optional.empty() : Optional.of(table().decode(row, offset));
    }

    @Override
    public final String toString() {
        return source.name() + " as " + source.reference();
    }
}
