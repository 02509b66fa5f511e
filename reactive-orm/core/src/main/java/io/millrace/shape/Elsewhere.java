package io.millrace.shape;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.statement.Renamed;

/** Columns of a table as another source of it has them. */
final class Elsewhere {

    private Elsewhere() {}

    static Selected of(Source own, Source other, Selected column) {
        return new Selected(of(own, other, column.expression()), column.type(), column.alias());
    }

    private static Node of(Source own, Source other, Node node) {
        if (node instanceof ColumnNode column && column.source().equals(own)) {
            return column.of(other);
        }
        return own instanceof TableNode from && other instanceof TableNode to ? new Renamed(from, to, node) : node;
    }
}
