package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A delete statement.
 *
 * @param with common table expressions before it
 * @param table whose rows go
 * @param using further sources that the conditions may use
 * @param where the conditions, all of which must hold
 * @param returning what is read of each row
 */
public record Delete(
        List<CommonTableNode> with, TableNode table, List<Source> using, List<Node> where, List<Node> returning)
        implements Written {

    public Delete {
        with = List.copyOf(with);
        using = List.copyOf(using);
        where = List.copyOf(where);
        returning = List.copyOf(returning);
    }

    @Override
    public Delete returning(List<Node> other) {
        return new Delete(with, table, using, where, other);
    }

    @Override
    public List<Source> sources() {
        List<Source> sources = new ArrayList<>(using.size() + 1);
        sources.add(table);
        using.forEach(source -> sources.add(source.identity()));
        return sources;
    }

    @Override
    public List<String> commonTables() {
        return CommonTableNode.names(with);
    }

    @Override
    public void write(Sink sink) {
        sink.enter(this);
        CommonTableNode.writeAll(with, sink);
        sink.text("delete from ").node(table);
        if (!using.isEmpty()) {
            sink.text(" using ").list(using, ", ");
        }
        Conditions.write(sink, " where ", where);
        Insert.writeReturning(returning, sink);
        sink.leave(this);
    }
}
