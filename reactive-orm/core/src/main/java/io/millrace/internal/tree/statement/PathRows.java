package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.CommonSource;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Ordering;
import java.util.ArrayList;
import java.util.List;

/** The rows at the end of a path, in a statement of their own: narrowed and ordered as the relation is. */
public final class PathRows {

    /** The parents of {@link #beside}. */
    public static final CommonSource PARENTS =
            new CommonSource("parent_key", new NamedSource("parent_key", List.of("k0")));

    /** The key of each of them. */
    public static final ColumnNode PARENT = new ColumnNode(PARENTS.identity(), "k0", "k0");

    /** The keys of all of them. */
    public static final Select PARENT_KEYS = Select.of(PARENTS, List.of(PARENT));

    private final Path path;
    private final Route route;
    private final TableNode far;
    private final SelectedRow selected;
    private final List<Node> conditions;
    private final List<Ordering> orders;
    private final Visibility visibility;

    /**
     * @param path the path
     * @param far the table at its end
     * @param selected what is read of a row
     * @param conditions what must hold beyond what the path itself asks
     * @param orders what the rows of one parent are ordered by
     * @param visibility which of its rows are seen, where its table keeps its deleted ones
     */
    public PathRows(
            Path path,
            TableNode far,
            SelectedRow selected,
            List<Node> conditions,
            List<Ordering> orders,
            Visibility visibility) {
        this.path = path;
        this.route = Route.alone(path, far);
        this.far = far;
        this.selected = selected;
        this.conditions = List.copyOf(conditions);
        this.orders = List.copyOf(orders);
        this.visibility = visibility;
    }

    /** The rows of one parent whose key is this, each as often as it counts. */
    public Select of(List<Node> key) {
        return asked(Route.equal(key(), key));
    }

    /** The rows of the parents whose keys are among these, each as often as it counts. */
    public Select among(KeyRows keys) {
        return asked(new Among(key(), keys));
    }

    private Select asked(Node ofKey) {
        Select rows = Select.of(far, List.of(selected)).showing(far, visibility);
        return narrowed(
                path.once()
                        ? rows.where(route.reaches(ofKey))
                        : route.joinedTo(rows).where(ofKey));
    }

    /** The rows of all parents for whom a condition holds on {@link #key}. */
    public Select where(Node condition) {
        return narrowed(all().where(condition));
    }

    /** The rows of all parents that a join brings. */
    public Select join(Join join) {
        return narrowed(all().join(join));
    }

    /**
     * The rows of the parents whose keys a query finds, and beside them something that tells which parents those are: {@code
     * with parent_key (k0) as (…) (select … from … where … = any(array(select parent_key.k0 from parent_key))) union all
     * (…) order by …}. The rows are found as an ordinary statement finds those of known keys. For a path without tables in
     * between, ordered by columns that are read.
     *
     * @param keys reads the keys, each once
     * @param columns what is read of each row
     * @param parents tells of {@link #PARENTS}, in as many columns
     */
    public Combination beside(Select keys, List<Selected> columns, Select parents) {
        Select rows = narrowed(all().where(isAmong(key().get(0), PARENT_KEYS)))
                .reorderedBy(List.of())
                .columns(columns);
        return Combination.of(rows, "union all", parents)
                .with(List.of(
                        new CommonTableNode(PARENTS.name(), PARENTS.identity().columns(), keys, false, null)))
                .orderBy(orders.stream()
                        .map(order -> new Ordering(
                                new Combination.Position(position(columns, order.expression())),
                                order.descending(),
                                order.nulls()))
                        .toList());
    }

    /** Where an expression stands in a select list, from 0, or -1. */
    public static int position(List<Selected> columns, Node expression) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).expression().equals(expression)) {
                return i;
            }
        }
        return -1;
    }

    /** That a key is among those that a query finds. */
    public static Node isAmong(Node key, Select keys) {
        return new Infix(key, "=", Call.of("any", array(keys)), Precedence.COMPARISON);
    }

    /** What a query of one column reads, as an array. */
    public static Node array(Select query) {
        return new Nested("array", query);
    }

    private Select all() {
        return route.joinedTo(Select.of(far, List.of(selected)).showing(far, visibility));
    }

    /** The columns that hold the parents' keys. */
    public List<Node> key() {
        return route.start();
    }

    /** What the rows of one parent are ordered by. */
    public List<Ordering> orders() {
        return orders;
    }

    private Select narrowed(Select select) {
        Select narrowed = select;
        for (Node condition : narrowing()) {
            narrowed = narrowed.where(condition);
        }
        return narrowed.orderBy(orders);
    }

    private List<Node> narrowing() {
        List<Node> all = new ArrayList<>(route.filters());
        all.addAll(conditions);
        return all;
    }
}
