package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import java.util.List;

/**
 * A query for the rows that a relation leads to, inside a query over those it starts from. Where both are rows of one
 * table, the inner ones go by another name, so that the outer ones stay in sight.
 *
 * @param path the relation
 * @param far the table that it leads to
 * @param columns what is selected of it
 * @param conditions further conditions on it, all of which must hold
 * @param counted whether it matters how often a row comes
 * @param visibility which of its rows are seen, where it keeps its deleted ones
 */
public record RelatedRows(
        Path path, TableNode far, List<Node> columns, List<Node> conditions, boolean counted, Visibility visibility)
        implements Node {

    public RelatedRows {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
    }

    @Override
    public void write(Sink sink) {
        Source parent = sink.renamed(path.parent());
        boolean hidden = far.reference().equals(parent.reference())
                || far.reference().equals(parent.root().reference());
        TableNode rows = hidden ? far.as(parent.reference() + "_" + path.relation()) : far;
        Route route = Route.alone(path, rows, parent.reference());
        List<Node> near = path.near().stream()
                .<Node>map(name -> new ColumnNode(parent, name, name))
                .toList();
        Select select =
                Select.of(rows, hidden ? renamed(rows, columns) : columns).showing(rows, visibility);
        Node ofParent = Route.equal(route.start(), near);
        if (counted && path.once()) {
            select = select.where(route.reaches(ofParent));
        } else {
            select = route.joinedTo(select).where(ofParent);
        }
        for (Node filter : route.filters()) {
            select = select.where(filter);
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
