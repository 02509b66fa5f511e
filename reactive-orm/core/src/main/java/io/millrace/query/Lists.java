package io.millrace.query;

import io.millrace.expr.Projection;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.Select;
import java.util.ArrayList;
import java.util.List;

/** Select lists of several projections. */
final class Lists {

    private Lists() {}

    static Select selecting(Select select, Projection<?>... projections) {
        List<Node> columns = new ArrayList<>();
        for (Projection<?> projection : projections) {
            columns.addAll(projection.columns());
        }
        return select.columns(columns);
    }
}
