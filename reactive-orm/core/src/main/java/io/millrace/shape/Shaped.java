package io.millrace.shape;

import io.millrace.expr.Reading;
import io.millrace.expr.Rows;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.statement.Select;
import io.millrace.type.RowDecoder;

/**
 * The rows of a query as a shape: {@code from(USER).as(USER_CARD)}.
 *
 * @param <T> the record that a row is read as
 */
public final class Shaped<T> implements Rows<T> {

    private final Select select;
    private final Shape<?, T> shape;

    /** The rows of a select as a shape of one of its sources. */
    public Shaped(Select select, Source source, Shape<?, T> shape) {
        this.select = select.columns(shape.columns(source));
        this.shape = shape;
    }

    /** The shape, for a repo. */
    public Shape<?, T> shape() {
        return shape;
    }

    /** What is read, for a repo. */
    public Select select() {
        return select;
    }

    /** {@inheritDoc} Where the shape has lists, its rows are arrays of values, of which a repo makes the records. */
    @Override
    @SuppressWarnings("unchecked") // as is said above
    public Reading<T> reading() {
        return new Reading<>(select, (RowDecoder<T>) shape.decoder());
    }

    /** The SQL of these rows, with numbered parameters in place of values. */
    @Override
    public String toString() {
        return SqlWriter.write(select);
    }
}
