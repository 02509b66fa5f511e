package io.millrace.query;

import io.millrace.expr.Reading;
import io.millrace.internal.tree.statement.Select;
import io.millrace.type.RowDecoder;

/**
 * What is selected of each row, read as a T.
 *
 * @param <T> what a row is read as
 */
public final class Projected<T> extends Combinable<T> {

    private final Reading<T> reading;

    Projected(Select select, RowDecoder<T> decoder) {
        this.reading = new Reading<>(select, decoder);
    }

    @Override
    public Reading<T> reading() {
        return reading;
    }
}
