package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Infix;
import java.util.List;

/**
 * A query for the rows that a relation leads to, inside a query over those it starts from. Where both are rows of one
 * table, the inner ones go by another name, so that the outer ones stay in sight.
 *
 * @param path the relation
 * @param far the table that it leads to
 * @param columns what is selected of it
 * @param conditions further conditions on it, all of which must hold
 * @param visibility which of its rows are seen, where it keeps its deleted ones
 */
public record RelatedRows(Path path, TableNode far, List<Node> columns, List<Node> conditions, Visibility visibility)
        implements Node {

    public RelatedRows {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
    }

    @Override
    public void write(Sink sink) {
        Source near = sink.renamed(path.parent());
        boolean hidden = far.reference().equals(near.reference());
        TableNode rows = hidden ? far.as(near.reference() + "_" + path.relation()) : far;
        Select select =
                Select.of(rows, hidden ? renamed(rows, columns) : columns).showing(rows, visibility);
        for (int i = 0; i < path.near().size(); i++) {
            String key = path.far().get(i);
            String reference = path.near().get(i);
            select = select.where(new Infix(
                    new ColumnNode(rows, key, key),
                    "=",
                    new ColumnNode(near, reference, reference),
                    Precedence.COMPARISON));
        }
        for (Node condition : hidden ? renamed(rows, conditions) : conditions) {
            select = select.where(condition);
        }
        sink.node(select);
    }

    private List<Node> renamed(TableNode rows, List<Node> nodes) {
        return nodes.stream().<Node>map(node -> new Renamed(far, rows, node)).toList();
    }
}
