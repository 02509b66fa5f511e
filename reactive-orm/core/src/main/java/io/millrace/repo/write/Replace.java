package io.millrace.repo.write;

import io.millrace.column.Column;
import io.millrace.expr.Condition;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.internal.write.Replacement;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that others are to be equal to, still without what tells them apart.
 *
 * @param <R> the record
 */
public final class Replace<R> {

    private final Runner runner;
    private final Table<R> table;
    private final List<? extends Insertable<R>> rows;

    /** What {@code repo.replaceAll(…)} makes. */
    public Replace(Runner runner, Table<R> table, List<? extends Insertable<R>> rows) {
        this.runner = runner;
        this.table = table;
        this.rows = rows;
    }

    /** The columns by which a row that is there is one of these. They need no unique index, and are never null in these. */
    @SafeVarargs
    public final Keyed<R> on(Column<? super R, ?> first, Column<? super R, ?>... more) {
        List<String> names = new ArrayList<>(more.length + 1);
        names.add(first.column().name());
        for (Column<? super R, ?> column : more) {
            names.add(column.column().name());
        }
        return new Keyed<>(this, names);
    }

    private ReplaceAll<R> within(List<String> on, @Nullable Node condition) {
        return new ReplaceAll<>(runner, new Replacement<>(table, rows, on, condition));
    }

    /**
     * Rows that others are to be equal to, still without which others.
     *
     * @param <R> the record
     */
    public static final class Keyed<R> {

        private final Replace<R> replace;
        private final List<String> on;

        private Keyed(Replace<R> replace, List<String> on) {
            this.replace = replace;
            this.on = on;
        }

        /**
         * Those of which this holds, by columns of the table itself: they are then exactly the given ones, and no other row
         * is touched. Whether it holds of a given row is not asked.
         */
        public ReplaceAll<R> within(Condition<? super R> condition) {
            return replace.within(on, condition.node());
        }

        /** Every row of the table: it has exactly the given ones then. */
        public ReplaceAll<R> everyRow() {
            return replace.within(on, null);
        }
    }
}
