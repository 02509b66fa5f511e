package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.QuerySource;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Ordering;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A select around rows that are compared with each other, because they are distinct or combined. Some types are read in
 * another form than their own, and that form would compare otherwise: a number as text. So the rows are compared and
 * ordered as what they are, and given their form around that.
 */
final class ReadForm {

    private static final String NAME = "rows";

    private ReadForm() {}

    /** Whether a column of a statement is read in another form than its own. */
    static boolean isNeeded(Node statement) {
        for (Selected column : Output.of(statement).columns()) {
            if (!column.type().selected("").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The select around.
     *
     * @param rows the rows, without order and limit
     * @param orders the order, by position
     */
    static Select around(List<CommonTableNode> with, Node rows, List<Ordering> orders, Limits limits) {
        Output output = Output.of(rows);
        NamedSource source = new NamedSource(NAME, output.names());
        List<Node> columns = new ArrayList<>();
        for (int i = 0; i < output.columns().size(); i++) {
            columns.add(new Selected(column(source, i), output.columns().get(i).type(), null));
        }
        Select select = Select.of(new QuerySource(rows, source, false, !output.hasOwnNames()), columns);
        for (CommonTableNode table : with) {
            select = select.with(table);
        }
        return select.orderBy(orders).limits(limits);
    }

    /** An order of a select by what it selects, outside of it; null where it does not select that. */
    static @Nullable List<Ordering> outside(Output output, List<Ordering> orders) {
        NamedSource source = new NamedSource(NAME, output.names());
        List<Ordering> outside = new ArrayList<>();
        for (Ordering order : orders) {
            int position = output.position(order.expression());
            if (position < 0) {
                return null;
            }
            outside.add(new Ordering(column(source, position), order.descending(), order.nulls()));
        }
        return outside;
    }

    static Ordering outside(Output output, Ordering order, int position) {
        return new Ordering(column(new NamedSource(NAME, output.names()), position), order.descending(), order.nulls());
    }

    private static ColumnNode column(NamedSource source, int position) {
        String name = source.columns().get(position);
        return new ColumnNode(source, name, name);
    }
}
