package io.millrace.query.named;

import java.util.Collection;
import java.util.function.Function;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/**
 * Rows of two columns that come from Java. Immutable; {@link ValueList#of} begins them.
 *
 * @param <A> the first
 * @param <B> the second
 */
public final class ValueList2<A, B> {

    private final ValueColumn<A> a;
    private final ValueColumn<B> b;

    ValueList2(ValueColumn<A> a, ValueColumn<B> b) {
        this.a = a;
        this.b = b;
    }

    /**
     * With one more row.
     *
     * @throws io.millrace.error.InvalidValue where a value is null
     */
    public ValueList2<A, B> row(A aValue, B bValue) {
        return new ValueList2<>(a.and(aValue), b.and(bValue));
    }

    /**
     * With a row for each element of a collection.
     *
     * @throws io.millrace.error.InvalidValue where a value is null
     */
    public <X> ValueList2<A, B> rows(
            Collection<? extends X> elements,
            Function<? super X, ? extends A> aOf,
            Function<? super X, ? extends B> bOf) {
        return new ValueList2<>(a.andAll(elements, aOf), b.andAll(elements, bOf));
    }

    /** These rows under a name, to read from or to join. */
    public Named<Tuple2<A, B>> named(String name) {
        return ValueColumn.named(
                name,
                (row, offset) ->
                        Tuples.of(a.decoder().decode(row, offset), b.decoder().decode(row, offset + 1)),
                a,
                b);
    }
}
