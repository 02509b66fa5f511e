package io.millrace.query.named;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Expr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.statement.Output;
import java.util.ArrayList;
import java.util.List;

/** The columns of a query under a name. */
record NamedColumns(NamedSource source, Output output) {

    static NamedColumns of(String name, Output output) {
        return new NamedColumns(new NamedSource(name, output.names()), output);
    }

    NamedColumns as(String alias) {
        return of(alias, output);
    }

    /** The column that an expression of the query became. */
    ColumnNode column(Expr<?, ?, ?> expression) {
        int position = output.position(expression.node());
        if (position < 0) {
            throw new InvalidQuery(Problem.of(
                    Code.UNKNOWN_SOURCE,
                    source.reference() + " has no column " + expression,
                    "a query under a name has only what was selected: " + String.join(", ", source.columns()),
                    "add it to the select of " + source.reference()));
        }
        return column(position);
    }

    ColumnNode column(int position) {
        String name = source.columns().get(position);
        return new ColumnNode(source, name, name);
    }

    /** All columns as a select list. */
    SelectedRow selected() {
        List<Selected> columns = new ArrayList<>();
        for (int i = 0; i < output.columns().size(); i++) {
            columns.add(new Selected(column(i), output.columns().get(i).type(), null));
        }
        return new SelectedRow(source, columns);
    }
}
