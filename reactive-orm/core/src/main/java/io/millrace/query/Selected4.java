package io.millrace.query;

import io.millrace.expr.Projection;
import io.millrace.expr.Reading;
import io.millrace.expr.Selectable;
import io.millrace.internal.tree.statement.Select;
import reactor.util.function.Tuple4;
import reactor.util.function.Tuples;

/**
 * Four selected parts of each row: read as a tuple, or as what a constructor makes of them.
 *
 * @param <A> the first
 * @param <B> the second
 * @param <C> the third
 * @param <D> the fourth
 */
public final class Selected4<A, B, C, D> extends Combinable<Tuple4<A, B, C, D>> {

    private final Select select;
    private final Projection<A> a;
    private final Projection<B> b;
    private final Projection<C> c;
    private final Projection<D> d;

    Selected4(Select select, Selectable<?, A> a, Selectable<?, B> b, Selectable<?, C> c, Selectable<?, D> d) {
        this.a = a.projection();
        this.b = b.projection();
        this.c = c.projection();
        this.d = d.projection();
        this.select = Lists.selecting(select, this.a, this.b, this.c, this.d);
    }

    /** With one more selectable. */
    public <E> Selected5<A, B, C, D, E> and(Selectable<?, E> e) {
        return new Selected5<>(select, () -> a, () -> b, () -> c, () -> d, e);
    }

    /** Each row as what the function makes of it, usually a record's constructor: arity and types are checked by the compiler. */
    public <T> Projected<T> as(Functions.F4<? super A, ? super B, ? super C, ? super D, ? extends T> function) {
        return new Projected<>(select, (row, offset) -> {
            int atB = offset + a.width();
            int atC = atB + b.width();
            int atD = atC + c.width();
            return function.apply(
                    a.decoder().decode(row, offset),
                    b.decoder().decode(row, atB),
                    c.decoder().decode(row, atC),
                    d.decoder().decode(row, atD));
        });
    }

    @Override
    public Reading<Tuple4<A, B, C, D>> reading() {
        return this.<Tuple4<A, B, C, D>>as(Tuples::of).reading();
    }
}
