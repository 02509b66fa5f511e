package io.millrace.query.named;

import java.util.Collection;
import java.util.function.Function;
import reactor.util.function.Tuple4;
import reactor.util.function.Tuples;

/**
 * Rows of four columns that come from Java. Immutable; {@link ValueList#of} begins them.
 *
 * @param <A> the first
 * @param <B> the second
 * @param <C> the third
 * @param <D> the fourth
 */
public final class ValueList4<A, B, C, D> {

    private final ValueColumn<A> a;
    private final ValueColumn<B> b;
    private final ValueColumn<C> c;
    private final ValueColumn<D> d;

    ValueList4(ValueColumn<A> a, ValueColumn<B> b, ValueColumn<C> c, ValueColumn<D> d) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }

    /**
     * With one more row.
     *
     * @throws io.millrace.error.InvalidValue where a value is null
     */
    public ValueList4<A, B, C, D> row(A aValue, B bValue, C cValue, D dValue) {
        return new ValueList4<>(a.and(aValue), b.and(bValue), c.and(cValue), d.and(dValue));
    }

    /**
     * With a row for each element of a collection.
     *
     * @throws io.millrace.error.InvalidValue where a value is null
     */
    public <X> ValueList4<A, B, C, D> rows(
            Collection<? extends X> elements,
            Function<? super X, ? extends A> aOf,
            Function<? super X, ? extends B> bOf,
            Function<? super X, ? extends C> cOf,
            Function<? super X, ? extends D> dOf) {
        return new ValueList4<>(
                a.andAll(elements, aOf), b.andAll(elements, bOf), c.andAll(elements, cOf), d.andAll(elements, dOf));
    }

    /** These rows under a name, to read from or to join. */
    public Named<Tuple4<A, B, C, D>> named(String name) {
        return ValueColumn.named(
                name,
                (row, offset) -> Tuples.of(
                        a.decoder().decode(row, offset),
                        b.decoder().decode(row, offset + 1),
                        c.decoder().decode(row, offset + 2),
                        d.decoder().decode(row, offset + 3)),
                a,
                b,
                c,
                d);
    }
}
