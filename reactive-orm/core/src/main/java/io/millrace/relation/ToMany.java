package io.millrace.relation;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.NumberExpr;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.table.Relation;
import io.millrace.table.Table;
import io.millrace.type.Types;
import java.util.List;
import java.util.function.Supplier;

/**
 * A relation from S to many X.
 *
 * @param <S> the scope
 * @param <X> the record it leads to
 */
public final class ToMany<S, X> implements Relation<S, X> {

    private final Path path;
    private final Supplier<? extends Table<X>> target;

    /**
     * A relation that starts at a source.
     *
     * @param near the columns of the source
     * @param target the table it leads to, looked up when it is first needed
     * @param far the columns of that table which equal the near ones
     */
    public ToMany(
            Source source, String name, List<String> near, Supplier<? extends Table<X>> target, List<String> far) {
        this.path = new Path(source, name, near, far, true);
        this.target = target;
    }

    @Override
    public String name() {
        return path.relation();
    }

    @Override
    public Table<X> target() {
        return target.get();
    }

    @Override
    public Path path() {
        return path;
    }

    /** Whether there is any row: {@code exists (select … where key)}. */
    public Condition<S> any() {
        return Existence.of(this);
    }

    /** Whether there is a row for which all of these hold: {@code exists (select … where key and a and b)}. */
    @SafeVarargs
    public final Condition<S> any(Condition<? super X> first, Condition<? super X>... more) {
        return Existence.of(this, first, more);
    }

    /** Whether there is no row: {@code not exists (…)}. */
    public Condition<S> none() {
        return any().not();
    }

    /** Whether there is no row for which all of these hold: {@code not exists (…)}. */
    @SafeVarargs
    public final Condition<S> none(Condition<? super X> first, Condition<? super X>... more) {
        return Existence.of(this, first, more).not();
    }

    /** How many rows there are: {@code (select count(*) … where key)}. */
    public NumberExpr<S, Long, Long> count() {
        return new NumberExpr<>(
                new Nested("", Existence.rows(this, List.of(Aggregate.of("count")), List.of())),
                Types.INT8,
                Absence.REFUSED);
    }
}
