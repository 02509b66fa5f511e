package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.TableNode;

/** A part in which a table goes by another name. */
public record Renamed(TableNode from, TableNode to, Node node) implements Node {

    @Override
    public void write(Sink sink) {
        sink.renaming(from, to, node);
    }

    @Override
    public Precedence precedence() {
        return node.precedence();
    }
}
