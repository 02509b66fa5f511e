package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.internal.tree.expression.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that a statement yields.
 *
 * @param columns the columns, as they were selected
 * @param names the names that they go by where the statement is named
 */
public record Output(List<Selected> columns, List<String> names) {

    public Output {
        columns = List.copyOf(columns);
        names = List.copyOf(names);
    }

    /** The columns that a statement yields. */
    public static Output of(Node statement) {
        return named(flat(list(statement)));
    }

    /** The columns of a select list, one by one. */
    public static List<Selected> flat(List<Node> list) {
        List<Selected> columns = new ArrayList<>();
        for (Node node : list) {
            if (node instanceof Selected selected) {
                columns.add(selected);
            } else if (node instanceof SelectedRow row) {
                columns.addAll(row.columns());
            }
        }
        return columns;
    }

    /** Columns with names of their own. */
    public static Output named(List<Selected> columns) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = name(columns.get(i).expression(), i);
            names.add(names.contains(name) ? name + "_" + (i + 1) : name);
        }
        return new Output(columns, names);
    }

    /** The position of an expression, from 0, or -1. */
    public int position(Node expression) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).expression().equals(expression)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the columns go by these names without being given them. */
    public boolean hasOwnNames() {
        for (int i = 0; i < names.size(); i++) {
            if (!(columns.get(i).expression() instanceof ColumnNode column)
                    || !column.name().equals(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Node> list(Node statement) {
        if (statement instanceof Select select) {
            return select.columns();
        } else if (statement instanceof Combination combination) {
            return list(combination.left());
        } else if (statement instanceof Written written) {
            return written.returning();
        }
        return List.of();
    }

    private static String name(Node expression, int position) {
        if (expression instanceof ColumnNode column) {
            return column.name();
        } else if (expression instanceof Aggregate aggregate) {
            return aggregate.function();
        } else if (expression instanceof Call call) {
            return call.function();
        }
        return "column_" + (position + 1);
    }
}
