package io.millrace.preload;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a relation are meant, and in which order.
 *
 * @param conditions all of which must hold
 * @param orders what the rows of one parent are ordered by
 * @param limit how many rows a parent has at most, or null for all
 * @param visibility which of its rows are seen, where its table keeps its deleted ones
 */
public record Criteria(
        List<Node> conditions,
        List<Ordering> orders,
        @Nullable Node limit,
        Visibility visibility) {

    /** All rows, in no order. */
    public static final Criteria NONE = new Criteria(List.of(), List.of(), null, Visibility.PRESENT);

    public Criteria {
        conditions = List.copyOf(conditions);
        orders = List.copyOf(orders);
    }

    /** With further conditions. */
    public Criteria where(List<Node> further) {
        return new Criteria(joined(conditions, further), orders, limit, visibility);
    }

    /** With further orders, after those there are. */
    public Criteria orderBy(List<Ordering> further) {
        return new Criteria(conditions, joined(orders, further), limit, visibility);
    }

    /** With at most so many rows for each parent. */
    public Criteria limit(Node rows) {
        return new Criteria(conditions, orders, rows, visibility);
    }

    /** With these rows seen. */
    public Criteria showing(Visibility rows) {
        return new Criteria(conditions, orders, limit, rows);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
