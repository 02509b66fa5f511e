package io.millrace.preload;

import io.millrace.column.Column;
import io.millrace.column.NullableColumn;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.PathRows;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A relation that is to be loaded, and those of its own rows; for repos.
 *
 * @param path how its rows are found
 * @param target the table they are of
 * @param many whether there may be several for one parent
 * @param holder which of the record's relations it is, or a negative number where the record has no component for it
 * @param criteria which of its rows
 * @param nested what is loaded of them in turn
 * @param forced whether rows that are loaded already are loaded again
 * @param <X> the record it leads to
 */
public record Branch<X>(
        Path path,
        Supplier<? extends Table<X>> target,
        boolean many,
        int holder,
        Criteria criteria,
        List<Branch<?>> nested,
        boolean forced) {

    public Branch {
        nested = List.copyOf(nested);
    }

    /** Which of its rows instead. */
    public Branch<X> with(Criteria other) {
        return new Branch<>(path, target, many, holder, other, nested, forced);
    }

    /** With more to load of its rows. */
    @SafeVarargs
    public final Branch<X> and(Preload<? super X> first, Preload<? super X>... more) {
        return and(listed(first, more));
    }

    /** With more to load of its rows. */
    public Branch<X> and(List<Branch<?>> more) {
        List<Branch<?>> all = new ArrayList<>(nested);
        all.addAll(more);
        return new Branch<>(path, target, many, holder, criteria, all, forced);
    }

    /** Its rows as a statement reads them. */
    public PathRows rows() {
        Table<X> table = target.get();
        return new PathRows(path, table.source(), table.selected(), criteria.conditions(), orders(table));
    }

    /** Those that were asked for, or else those that the relation itself has. */
    private List<Ordering> orders(Table<X> table) {
        return criteria.orders().isEmpty()
                ? path.sorts().stream().map(sort -> ordering(table, sort)).toList()
                : criteria.orders();
    }

    private static Ordering ordering(Table<?> table, Path.Sort sort) {
        Ordering.Nulls nulls = Ordering.Nulls.valueOf(sort.nulls().name());
        for (Column<?, ?> column : table.columns()) {
            if (column.column().name().equals(sort.column())) {
                boolean nullable = column instanceof NullableColumn;
                return new Ordering(column.node(), sort.descending(), nulls, column.type(), nullable);
            }
        }
        throw new IllegalStateException(
                "a relation ordered by a column that its table does not have: " + sort.column());
    }

    /** Loaded again where it is loaded already. */
    public Branch<X> force() {
        return new Branch<>(path, target, many, holder, criteria, nested, true);
    }

    /** The branches of some preloads. */
    @SafeVarargs
    public static <R> List<Branch<?>> listed(Preload<? super R> first, Preload<? super R>... more) {
        List<Branch<?>> branches = new ArrayList<>(more.length + 1);
        branches.add(first.branch());
        for (Preload<? super R> preload : more) {
            branches.add(preload.branch());
        }
        return branches;
    }
}
