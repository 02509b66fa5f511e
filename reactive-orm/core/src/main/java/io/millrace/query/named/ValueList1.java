package io.millrace.query.named;

import java.util.Collection;
import java.util.function.Function;

/**
 * Rows of one column that come from Java. Immutable; {@link ValueList#of} begins them.
 *
 * @param <A> the first
 */
public final class ValueList1<A> {

    private final ValueColumn<A> a;

    ValueList1(ValueColumn<A> a) {
        this.a = a;
    }

    /**
     * With one more row.
     *
     * @throws io.millrace.error.InvalidValue where a value is null
     */
    public ValueList1<A> row(A aValue) {
        return new ValueList1<>(a.and(aValue));
    }

    /**
     * With a row for each element of a collection.
     *
     * @throws io.millrace.error.InvalidValue where a value is null
     */
    public <X> ValueList1<A> rows(Collection<? extends X> elements, Function<? super X, ? extends A> aOf) {
        return new ValueList1<>(a.andAll(elements, aOf));
    }

    /** These rows under a name, to read from or to join. */
    public Named<A> named(String name) {
        return ValueColumn.named(name, a.decoder(), a);
    }
}
