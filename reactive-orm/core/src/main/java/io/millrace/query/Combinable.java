package io.millrace.query;

import io.millrace.expr.Rows;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.query.named.Named;

/**
 * Rows that may be combined with others of their kind, or given a name and read by another query.
 *
 * @param <T> what a row is read as
 */
abstract class Combinable<T> implements Rows<T> {

    Combinable() {}

    /** The rows of both, each once: {@code (…) union (…)}. */
    public final Combined<T> union(Rows<T> other) {
        return Combined.of(this, "union", other);
    }

    /** The rows of both, as often as they come: {@code (…) union all (…)}. */
    public final Combined<T> unionAll(Rows<T> other) {
        return Combined.of(this, "union all", other);
    }

    /** The rows that both have, each once: {@code (…) intersect (…)}. */
    public final Combined<T> intersect(Rows<T> other) {
        return Combined.of(this, "intersect", other);
    }

    /** The rows that both have, as often as both have them: {@code (…) intersect all (…)}. */
    public final Combined<T> intersectAll(Rows<T> other) {
        return Combined.of(this, "intersect all", other);
    }

    /** The rows of this that the other has not, each once: {@code (…) except (…)}. */
    public final Combined<T> except(Rows<T> other) {
        return Combined.of(this, "except", other);
    }

    /** The rows of this, less one for each that the other has: {@code (…) except all (…)}. */
    public final Combined<T> exceptAll(Rows<T> other) {
        return Combined.of(this, "except all", other);
    }

    /**
     * These rows under a name, to read from or to join: {@code (…) as name}. Its columns are asked for by what was
     * selected: {@code recent.column(POST.title)}.
     */
    public final Named<T> named(String name) {
        return Named.of(name, this);
    }

    /** The SQL of these rows, with numbered parameters in place of values. */
    @Override
    public String toString() {
        return SqlWriter.write(reading().statement());
    }
}
