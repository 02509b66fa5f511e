package io.millrace.preload;

import io.millrace.column.Column;
import io.millrace.column.NullableColumn;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.name.ConstantName;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.PathRows;
import io.millrace.table.GeneratedTable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
 * @param fill where a join of the query brings its rows, or null where a statement of its own does
 * @param choice for which rows it is, where the relation leads to one of several records, or null for all
 * @param <X> the record it leads to
 */
public record Branch<X>(
        Path path,
        Supplier<? extends Table<X>> target,
        boolean many,
        int holder,
        Criteria criteria,
        List<Branch<?>> nested,
        boolean forced,
        @Nullable Fill<X> fill,
        @Nullable Choice choice) {

    public Branch {
        nested = List.copyOf(nested);
    }

    /** A relation with nothing to load of its rows. */
    public Branch(Path path, Supplier<? extends Table<X>> target, boolean many, int holder, Criteria criteria) {
        this(path, target, many, holder, criteria, List.of(), false, null, null);
    }

    /** For those rows only that lead to one of several records. */
    public Branch<X> of(Choice one) {
        return new Branch<>(path, target, many, holder, criteria, nested, forced, fill, one);
    }

    /** Which of its rows instead. */
    public Branch<X> with(Criteria other) {
        return new Branch<>(path, target, many, holder, other, nested, forced, fill, choice);
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
        for (Branch<?> branch : more) {
            if (branch.fill() != null && fill == null) {
                throw branch.notJoined("of rows that a statement of their own loads");
            }
        }
        return new Branch<>(path, target, many, holder, criteria, all, forced, fill, choice);
    }

    /** Its rows as a statement reads them. */
    public PathRows rows() {
        Table<X> table = target.get();
        return new PathRows(
                path, table.source(), table.selected(), criteria.conditions(), orders(table), criteria.visibility());
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
        return new Branch<>(path, target, many, holder, criteria, nested, true, fill, choice);
    }

    /** Brought by a join of the query. */
    public Branch<X> joined(Fill<X> from) {
        return new Branch<>(path, target, many, holder, criteria, nested, forced, from, choice);
    }

    /** The failure of a relation that no join brings. */
    public InvalidQuery notJoined(String where) {
        return new InvalidQuery(Problem.of(
                Code.INVALID_PRELOAD,
                path.label() + " is filled from a join, " + where,
                "a join brings the rows of a relation to the rows of its own query",
                "leave .joined(…) out: ." + path.relation() + " alone is loaded by a statement of its own"));
    }

    /**
     * The table whose relation it is, and whose records hold it.
     *
     * @throws InvalidQuery where it is not a relation of a table itself, or the record has no component for it
     */
    public <R> GeneratedTable<R, ?> owner() {
        GeneratedTable<R, ?> table = table();
        if (holder < 0) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_PRELOAD,
                    path.label() + " is preloaded, and " + path.parent().label() + " has no component to hold it",
                    "the relation is declared on the record, which stays a row without relations",
                    "declare it as a component: " + (many ? "Many<" : "One<")
                            + (choice == null ? target.get().source().label() : choice.label()) + "> "
                            + path.relation()));
        }
        return table;
    }

    /**
     * The table whose relation it is.
     *
     * @throws InvalidQuery where it is not a relation of a table itself
     */
    @SuppressWarnings("unchecked") // a constant's relations are taken for its own record only, as the compiler checks
    public <R> GeneratedTable<R, ?> table() {
        if (path.parent() instanceof TableNode node
                && node.alias() == null
                && node.owner() instanceof GeneratedTable<?, ?> table) {
            return (GeneratedTable<R, ?>) table;
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_PRELOAD,
                path.label() + " is preloaded from " + path.parent().reference()
                        + ", which is another name for its table",
                "relations are loaded into the rows themselves, whatever the query calls their table",
                "use the table's own constant: .preload(" + constant() + ")"));
    }

    /** The relation as a user's code names it, such as {@code USER.posts}. */
    public String constant() {
        return ConstantName.of(path.parent().label()) + "." + path.relation();
    }

    /** The branches of some preloads. */
    @SafeVarargs
    public static <R> List<Branch<?>> listed(Preload<? super R> first, Preload<? super R>... more) {
        List<Branch<?>> branches = new ArrayList<>(more.length + 1);
        branches.addAll(first.branches());
        for (Preload<? super R> preload : more) {
            branches.addAll(preload.branches());
        }
        return branches;
    }
}
