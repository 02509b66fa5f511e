package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An update statement.
 *
 * @param with common table expressions before it
 * @param table whose rows change
 * @param assignments what is set
 * @param from further sources that the conditions and values may use
 * @param where the conditions, all of which must hold
 * @param returning what is read of each row
 */
public record Update(
        List<CommonTableNode> with,
        TableNode table,
        List<Assignment> assignments,
        List<Source> from,
        List<Node> where,
        List<Node> returning)
        implements Written {

    public Update {
        with = List.copyOf(with);
        assignments = List.copyOf(assignments);
        from = List.copyOf(from);
        where = List.copyOf(where);
        returning = List.copyOf(returning);
    }

    @Override
    public Update returning(List<Node> other) {
        return new Update(with, table, assignments, from, where, other);
    }

    @Override
    public List<Source> sources() {
        List<Source> sources = new ArrayList<>(from.size() + 1);
        sources.add(table);
        from.forEach(source -> sources.add(source.identity()));
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
        sink.text("update ").node(table).text(" set ").list(assignments, ", ");
        if (!from.isEmpty()) {
            sink.text(" from ").list(from, ", ");
        }
        Conditions.write(sink, " where ", where);
        Insert.writeReturning(returning, sink);
        sink.leave(this);
    }
}
