package io.millrace.query;

import io.millrace.expr.Projection;
import io.millrace.expr.Reading;
import io.millrace.expr.Selectable;
import io.millrace.internal.tree.statement.Select;
import reactor.util.function.Tuple7;
import reactor.util.function.Tuples;

/**
 * Seven selected parts of each row: read as a tuple, or as what a constructor makes of them.
 *
 * @param <A> the first
 * @param <B> the second
 * @param <C> the third
 * @param <D> the fourth
 * @param <E> the fifth
 * @param <F> the sixth
 * @param <G> the seventh
 */
public final class Selected7<A, B, C, D, E, F, G> extends Combinable<Tuple7<A, B, C, D, E, F, G>> {

    private final Select select;
    private final Projection<A> a;
    private final Projection<B> b;
    private final Projection<C> c;
    private final Projection<D> d;
    private final Projection<E> e;
    private final Projection<F> f;
    private final Projection<G> g;

    Selected7(
            Select select,
            Selectable<?, A> a,
            Selectable<?, B> b,
            Selectable<?, C> c,
            Selectable<?, D> d,
            Selectable<?, E> e,
            Selectable<?, F> f,
            Selectable<?, G> g) {
        this.a = a.projection();
        this.b = b.projection();
        this.c = c.projection();
        this.d = d.projection();
        this.e = e.projection();
        this.f = f.projection();
        this.g = g.projection();
        this.select = Lists.selecting(select, this.a, this.b, this.c, this.d, this.e, this.f, this.g);
    }

    /** With one more selectable. */
    public <H> Selected8<A, B, C, D, E, F, G, H> and(Selectable<?, H> h) {
        return new Selected8<>(select, () -> a, () -> b, () -> c, () -> d, () -> e, () -> f, () -> g, h);
    }

    /** Each row as what the function makes of it, usually a record's constructor: arity and types are checked by the compiler. */
    public <T> Projected<T> as(
            Functions.F7<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, ? extends T>
                    function) {
        return new Projected<>(select, (row, offset) -> {
            int atB = offset + a.width();
            int atC = atB + b.width();
            int atD = atC + c.width();
            int atE = atD + d.width();
            int atF = atE + e.width();
            int atG = atF + f.width();
            return function.apply(
                    a.decoder().decode(row, offset),
                    b.decoder().decode(row, atB),
                    c.decoder().decode(row, atC),
                    d.decoder().decode(row, atD),
                    e.decoder().decode(row, atE),
                    f.decoder().decode(row, atF),
                    g.decoder().decode(row, atG));
        });
    }

    @Override
    public Reading<Tuple7<A, B, C, D, E, F, G>> reading() {
        return this.<Tuple7<A, B, C, D, E, F, G>>as(Tuples::of).reading();
    }
}
