package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.CommonSource;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Ordering;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows at the end of a path, in a statement of their own: narrowed and ordered as the relation is. */
public final class PathRows {

    private static final NamedSource PARENTS = new NamedSource("parent_key", List.of("k0"));

    /** The key of a parent in {@link #beside}. */
    public static final ColumnNode PARENT = new ColumnNode(PARENTS, "k0", "k0");

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
     * The rows of the parents whose keys a query finds, and for a parent without any the parent alone: {@code with parent_key
     * (k0) as (…) select … from parent_key left join … on … = parent_key.k0 and … = any(array(select parent_key.k0 from
     * parent_key))}. The second condition says the same as the first, to a planner that would join all rows of the far table
     * rather than look them up. For a path without tables in between.
     *
     * @param keys reads the keys, each once; {@link #PARENT} stands for one
     */
    public Select beside(Select keys) {
        CommonSource parents = new CommonSource(PARENTS.reference(), PARENTS);
        Node among = isAmong(key().get(0), Select.of(parents, List.of(PARENT)));
        List<Node> further = new ArrayList<>(List.of(among));
        further.addAll(narrowing());
        Node on = Route.and(Route.equal(key(), List.of(PARENT)), further);
        return Select.of(parents, List.of(selected))
                .with(new CommonTableNode(PARENTS.reference(), PARENTS.columns(), keys, false, null))
                .showing(far, visibility)
                .join(new Join(Join.Kind.LEFT, far, on))
                .orderBy(orders);
    }

    /** Whether a source is the keys that {@link #beside} begins with, so that what is read is joined to it. */
    public static boolean isParents(@Nullable Source source) {
        return source instanceof CommonSource && source.identity() == PARENTS;
    }

    /** That a key is among those that a query finds. */
    public static Node isAmong(Node key, Select keys) {
        return new Infix(key, "=", Call.of("any", new Nested("array", keys)), Precedence.COMPARISON);
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
