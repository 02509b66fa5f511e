package io.millrace.shape;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.name.ConstantName;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.statement.Output;
import io.millrace.table.GeneratedLeftTable;
import io.millrace.table.GeneratedTable;
import io.millrace.table.Table;
import io.millrace.type.RowDecoder;
import io.millrace.type.RowReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of the rows of a table: {@code from(USER).as(USER_CARD)}. Generated for each record with {@link
 * io.millrace.schema.Shape}. Immutable; used by any number of threads.
 *
 * <p>A row is decoded by position, straight into the record. Where the record has lists, they are fetched when the rows
 * have been read, one statement a relation for all of them, and the records are made then.
 *
 * @param <S> the record of the table
 * @param <T> the record that a row is read as
 */
public abstract class Shape<S, T> implements Selectable<S, T>, RowDecoder<T> {

    private final String name;

    /** A shape, which messages call by this name. */
    protected Shape(String name) {
        this.name = name;
    }

    /** The whole rows of a table as a shape of it. */
    public static <R> Shape<R, R> of(Table<R> table) {
        return new WholeRow<>(table);
    }

    /** The table that it is a shape of. */
    public abstract Table<S> table();

    /** What is selected: each is one column. */
    public abstract List<Selected> columns();

    /** What a row does not say by itself, and is filled in afterwards; empty where it says all. */
    public List<Part> parts() {
        return List.of();
    }

    /**
     * The record that a row says all of.
     *
     * @throws InvalidQuery where the record has lists, which the row does not hold
     */
    @Override
    public T decode(RowReader row, int offset) {
        throw incomplete();
    }

    /** The values of a row for each component; a key where a {@link Part} is still to be filled in. For generated code. */
    protected @Nullable Object[] read(RowReader row, int offset) {
        throw new IllegalStateException(name + " is decoded at once");
    }

    /** The record of all its values. For generated code. */
    protected T make(@Nullable Object[] values) {
        throw new IllegalStateException(name + " is decoded at once");
    }

    /** The record of values that {@link #decoder()} gave, with all parts filled in; for repos. */
    public final T made(@Nullable Object[] values) {
        return make(values);
    }

    /** Reads what a row says: the record, or an array of values where there are parts to fill in. For repos. */
    @SuppressWarnings("unchecked") // a record is an object
    public final RowDecoder<Object> decoder() {
        return parts().isEmpty() ? (RowDecoder<Object>) (RowDecoder<?>) this : this::read;
    }

    /** What is selected of another source of its table: an alias, or a path; for repos. */
    public final List<Selected> columns(Source of) {
        Source own = table().source();
        if (of.equals(own)) {
            return columns();
        }
        return columns().stream().map(column -> Elsewhere.of(own, of, column)).toList();
    }

    /** {@inheritDoc} A shape with lists cannot stand in a select list: its rows are made when the lists have been fetched. */
    @Override
    public final Projection<T> projection() {
        if (!parts().isEmpty()) {
            throw incomplete();
        }
        List<Selected> columns = columns();
        return new Projection<>(List.copyOf(columns), columns.size(), this);
    }

    private InvalidQuery incomplete() {
        return new InvalidQuery(Problem.of(
                Code.INVALID_PRELOAD,
                name + " is read of a row alone, and has more than a row says",
                "its lists are fetched when all rows have been read, by a statement of their own",
                "read whole rows of it: query.as(" + constant() + "), or leave the lists out"));
    }

    private String constant() {
        return ConstantName.of(name);
    }

    /** The columns of some parts of a select list; for generated code. */
    protected static List<Selected> columns(Projection<?>... parts) {
        List<Selected> columns = new ArrayList<>(parts.length);
        for (Projection<?> part : parts) {
            columns.addAll(Output.flat(part.columns()));
        }
        return List.copyOf(columns);
    }

    /** A shape over a path; where the shape has parts, the decoder gives its values. For generated code. */
    @SuppressWarnings("unchecked") // as is said above
    protected static <X, U> Projection<U> over(GeneratedTable<X, ?> path, Shape<X, U> shape) {
        List<Selected> columns = shape.columns(path.source());
        return new Projection<>(List.copyOf(columns), columns.size(), (RowDecoder<U>) shape.decoder());
    }

    /** The same over a path that may lead nowhere: the decoder gives null then. For generated code. */
    @SuppressWarnings({"unchecked", "NullAway"}) // as is said above
    protected static <X, U> Projection<U> over(GeneratedLeftTable<X, ?> path, Shape<X, U> shape) {
        List<Selected> columns = new ArrayList<>(shape.columns(path.source()));
        Column<?, ?> presence = path.presenceColumn();
        Selected present = new Selected(presence.column(), presence.type(), null);
        if (!columns.contains(present)) {
            columns.add(present);
        }
        int place = columns.indexOf(present);
        RowDecoder<U> decoder = (RowDecoder<U>) shape.decoder();
        return new Projection<>(
                List.copyOf(columns),
                columns.size(),
                (row, offset) -> row.get(offset + place) == null ? null : decoder.decode(row, offset));
    }

    /** A key of several values, or null where one of them is; for generated code. */
    protected static @Nullable Object key(@Nullable Object... values) {
        List<@Nullable Object> key =
                Collections.<@Nullable Object>unmodifiableList(Arrays.<@Nullable Object>asList(values));
        return key.contains(null) ? null : key;
    }

    /** The record's name. */
    @Override
    public final String toString() {
        return name;
    }
}
