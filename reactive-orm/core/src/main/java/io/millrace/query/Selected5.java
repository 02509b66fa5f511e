package io.millrace.query;

import io.millrace.expr.Projection;
import io.millrace.expr.Reading;
import io.millrace.expr.Selectable;
import io.millrace.internal.tree.statement.Select;
import reactor.util.function.Tuple5;
import reactor.util.function.Tuples;

/**
 * Five selected parts of each row: read as a tuple, or as what a constructor makes of them.
 *
 * @param <A> the first
 * @param <B> the second
 * @param <C> the third
 * @param <D> the fourth
 * @param <E> the fifth
 */
public final class Selected5<A, B, C, D, E> extends Combinable<Tuple5<A, B, C, D, E>> {

    private final Select select;
    private final Projection<A> a;
    private final Projection<B> b;
    private final Projection<C> c;
    private final Projection<D> d;
    private final Projection<E> e;

    Selected5(
            Select select,
            Selectable<?, A> a,
            Selectable<?, B> b,
            Selectable<?, C> c,
            Selectable<?, D> d,
            Selectable<?, E> e) {
        this.a = a.projection();
        this.b = b.projection();
        this.c = c.projection();
        this.d = d.projection();
        this.e = e.projection();
        this.select = Lists.selecting(select, this.a, this.b, this.c, this.d, this.e);
    }

    /** With one more selectable. */
    public <F> Selected6<A, B, C, D, E, F> and(Selectable<?, F> f) {
        return new Selected6<>(select, () -> a, () -> b, () -> c, () -> d, () -> e, f);
    }

    /** Each row as what the function makes of it, usually a record's constructor: arity and types are checked by the compiler. */
    public <T> Projected<T> as(
            Functions.F5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends T> function) {
        return new Projected<>(select, (row, offset) -> {
            int atB = offset + a.width();
            int atC = atB + b.width();
            int atD = atC + c.width();
            int atE = atD + d.width();
            return function.apply(
                    a.decoder().decode(row, offset),
                    b.decoder().decode(row, atB),
                    c.decoder().decode(row, atC),
                    d.decoder().decode(row, atD),
                    e.decoder().decode(row, atE));
        });
    }

    @Override
    public Reading<Tuple5<A, B, C, D, E>> reading() {
        return this.<Tuple5<A, B, C, D, E>>as(Tuples::of).reading();
    }
}
