package io.millrace.query;

import io.millrace.expr.Projection;
import io.millrace.expr.Reading;
import io.millrace.expr.Selectable;
import io.millrace.internal.tree.statement.Select;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/**
 * Two selected parts of each row: read as a tuple, or as what a constructor makes of them.
 *
 * @param <A> the first
 * @param <B> the second
 */
public final class Selected2<A, B> extends Combinable<Tuple2<A, B>> {

    private final Select select;
    private final Projection<A> a;
    private final Projection<B> b;

    Selected2(Select select, Selectable<?, A> a, Selectable<?, B> b) {
        this.a = a.projection();
        this.b = b.projection();
        this.select = Lists.selecting(select, this.a, this.b);
    }

    /** Each row as what the function makes of it, usually a record's constructor: arity and types are checked by the compiler. */
    public <T> Projected<T> as(Functions.F2<? super A, ? super B, ? extends T> function) {
        return new Projected<>(select, (row, offset) -> {
            int atB = offset + a.width();
            return function.apply(a.decoder().decode(row, offset), b.decoder().decode(row, atB));
        });
    }

    @Override
    public Reading<Tuple2<A, B>> reading() {
        return this.<Tuple2<A, B>>as(Tuples::of).reading();
    }
}
