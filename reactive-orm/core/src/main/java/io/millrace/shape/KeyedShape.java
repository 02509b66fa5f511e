package io.millrace.shape;

import io.millrace.expr.Projection;
import io.millrace.internal.tree.Selected;
import io.millrace.table.Keyed;
import io.millrace.table.KeyedTable;
import io.millrace.type.RowDecoder;
import java.util.List;

/**
 * A shape of a table with a primary key: {@code repo.get(USER_CARD, id)}.
 *
 * @param <S> the record of the table
 * @param <K> the key
 * @param <T> the record that a row is read as
 */
public abstract class KeyedShape<S, K, T> extends Shape<S, T> implements Keyed<T, K> {

    /** A shape, which messages call by this name. */
    protected KeyedShape(String name) {
        super(name);
    }

    @Override
    public abstract KeyedTable<S, K> table();

    @Override
    public final KeyedTable<S, K> keyedTable() {
        return table();
    }

    @Override
    @SuppressWarnings("unchecked") // a repo makes records of the arrays of values, before anybody else sees them
    public final Projection<T> found() {
        List<Selected> columns = columns();
        return new Projection<>(List.copyOf(columns), columns.size(), (RowDecoder<T>) decoder());
    }
}
