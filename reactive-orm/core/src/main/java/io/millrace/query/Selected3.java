package io.millrace.query;

import io.millrace.expr.Projection;
import io.millrace.expr.Reading;
import io.millrace.expr.Selectable;
import io.millrace.internal.tree.statement.Select;
import reactor.util.function.Tuple3;
import reactor.util.function.Tuples;

/**
 * Three selected parts of each row: read as a tuple, or as what a constructor makes of them.
 *
 * @param <A> the first
 * @param <B> the second
 * @param <C> the third
 */
public final class Selected3<A, B, C> extends Combinable<Tuple3<A, B, C>> {

    private final Select select;
    private final Projection<A> a;
    private final Projection<B> b;
    private final Projection<C> c;

    Selected3(Select select, Selectable<?, A> a, Selectable<?, B> b, Selectable<?, C> c) {
        this.a = a.projection();
        this.b = b.projection();
        this.c = c.projection();
        this.select = Lists.selecting(select, this.a, this.b, this.c);
    }

    /** Each row as what the function makes of it, usually a record's constructor: arity and types are checked by the compiler. */
    public <T> Projected<T> as(Functions.F3<? super A, ? super B, ? super C, ? extends T> function) {
        return new Projected<>(select, (row, offset) -> {
            int atB = offset + a.width();
            int atC = atB + b.width();
            return function.apply(
                    a.decoder().decode(row, offset),
                    b.decoder().decode(row, atB),
                    c.decoder().decode(row, atC));
        });
    }

    @Override
    public Reading<Tuple3<A, B, C>> reading() {
        return this.<Tuple3<A, B, C>>as(Tuples::of).reading();
    }
}
