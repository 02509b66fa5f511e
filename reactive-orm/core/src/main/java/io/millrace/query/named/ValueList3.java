package io.millrace.query.named;

import java.util.Collection;
import java.util.function.Function;
import reactor.util.function.Tuple3;
import reactor.util.function.Tuples;

/**
 * Rows of three columns that come from Java. Immutable; {@link ValueList#of} begins them.
 *
 * @param <A> the first
 * @param <B> the second
 * @param <C> the third
 */
public final class ValueList3<A, B, C> {

    private final ValueColumn<A> a;
    private final ValueColumn<B> b;
    private final ValueColumn<C> c;

    ValueList3(ValueColumn<A> a, ValueColumn<B> b, ValueColumn<C> c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /**
     * With one more row.
     *
     * @throws io.millrace.error.InvalidValue where a value is null
     */
    public ValueList3<A, B, C> row(A aValue, B bValue, C cValue) {
        return new ValueList3<>(a.and(aValue), b.and(bValue), c.and(cValue));
    }

    /**
     * With a row for each element of a collection.
     *
     * @throws io.millrace.error.InvalidValue where a value is null
     */
    public <X> ValueList3<A, B, C> rows(
            Collection<? extends X> elements,
            Function<? super X, ? extends A> aOf,
            Function<? super X, ? extends B> bOf,
            Function<? super X, ? extends C> cOf) {
        return new ValueList3<>(a.andAll(elements, aOf), b.andAll(elements, bOf), c.andAll(elements, cOf));
    }

    /** These rows under a name, to read from or to join. */
    public Named<Tuple3<A, B, C>> named(String name) {
        return ValueColumn.named(
                name,
                (row, offset) -> Tuples.of(
                        a.decoder().decode(row, offset),
                        b.decoder().decode(row, offset + 1),
                        c.decoder().decode(row, offset + 2)),
                a,
                b,
                c);
    }
}
