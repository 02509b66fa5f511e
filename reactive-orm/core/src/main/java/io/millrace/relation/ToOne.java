package io.millrace.relation;

import io.millrace.expr.Condition;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Source;
import io.millrace.table.Relation;
import io.millrace.table.Table;
import java.util.List;
import java.util.function.Supplier;

/**
 * A relation from S to one X, or to none.
 *
 * @param <S> the scope
 * @param <X> the record it leads to
 * @param <V> what it is read as: X where there is always one, Optional of X where there may be none
 */
@SuppressWarnings("UnusedTypeParameter") // V is what a selected or loaded relation is read as
public final class ToOne<S, X, V> implements Relation<S, X> {

    private final Path path;
    private final Supplier<? extends Table<X>> target;

    /**
     * A relation that starts at a source.
     *
     * @param near the columns of the source
     * @param target the table it leads to, looked up when it is first needed
     * @param far the columns of that table which equal the near ones
     * @param optional whether there may be no row
     */
    public ToOne(
            Source source,
            String name,
            List<String> near,
            Supplier<? extends Table<X>> target,
            List<String> far,
            boolean optional) {
        this.path = new Path(source, name, near, far, optional);
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

    /** Whether there is such a row: {@code exists (select … where key and a and b)}. */
    @SafeVarargs
    public final Condition<S> has(Condition<? super X> first, Condition<? super X>... more) {
        return Existence.of(this, first, more);
    }

    /** Whether there is a row at all. */
    public Condition<S> exists() {
        return Existence.of(this);
    }
}
