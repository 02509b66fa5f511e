package io.millrace.table;

import io.millrace.column.Column;
import io.millrace.column.Value;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.TableNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a generated table extends.
 *
 * @param <R> the record
 * @param <S> the scope of its columns: the record for the table's constant, {@code Object} for an alias
 */
public abstract class GeneratedTable<R, S> implements Table<R>, Joinable<R, S> {

    private final TableNode source;
    private @Nullable SelectedRow selected;

    /** A table that is this source in a statement. */
    @SuppressWarnings("this-escape") // kept, not used, before the columns are there
    protected GeneratedTable(TableNode source) {
        this.source = source.ownedBy(this);
    }

    @Override
    public final TableNode source() {
        return source;
    }

    @Override
    public final SelectedRow selected() {
        SelectedRow known = selected;
        if (known == null) {
            known = selectedOf(source, columns());
            selected = known;
        }
        return known;
    }

    static SelectedRow selectedOf(TableNode source, List<? extends Column<?, ?>> columns) {
        return new SelectedRow(
                source,
                columns.stream()
                        .map(column -> new Selected(column.column(), column.type(), null))
                        .toList());
    }

    /** The whole row, in a select. */
    public final Selectable<S, R> row() {
        return () -> new Projection<>(List.of(selected()), columns().size(), this);
    }

    /**
     * A copy of the record with other values in some columns. Touches no database.
     *
     * @throws InvalidQuery where a value is for a column of another table
     */
    @SafeVarargs
    public final R with(R row, Value<? super R> first, Value<? super R>... more) {
        @Nullable Object[] values = values(row);
        put(values, first);
        for (Value<? super R> value : more) {
            put(values, value);
        }
        return create(values, row);
    }

    private void put(@Nullable Object[] values, Value<? super R> value) {
        List<? extends Column<?, ?>> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).column().name().equals(value.column().name())) {
                values[i] = value.constant();
                return;
            }
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                value.column().label() + " is not a column of " + source.label(),
                "a copy of a record takes values of its own columns only",
                "use a column of " + source.label()));
    }

    /**
     * A value as the type of its column; for generated code.
     *
     * @throws io.millrace.error.InvalidValue where it is null
     */
    protected static <T> T required(Column<?, T> column, @Nullable Object value) {
        return Draft.required(column, optional(column, value));
    }

    /** A value as the type of its column, or null; for generated code. */
    @SuppressWarnings("unchecked") // values stand in the order of the columns they are for
    protected static <T> @Nullable T optional(Column<?, T> column, @Nullable Object value) {
        return (T) value;
    }

    /**
     * A record of these values, with the relations of another.
     *
     * @param values a value for each column, in order
     * @param relations where relations come from, or null to have none loaded
     */
    protected abstract R create(@Nullable Object[] values, @Nullable R relations);

    /** What the record holds of its relations; for preloads. */
    public Holders holders(R row) {
        return Holders.of();
    }

    /** A copy of the record with other relations; for preloads. */
    public R related(R row, Holders holders) {
        return row;
    }

    @Override
    public final String toString() {
        return source.alias() == null ? source.name() : source.name() + " as " + source.alias();
    }
}
