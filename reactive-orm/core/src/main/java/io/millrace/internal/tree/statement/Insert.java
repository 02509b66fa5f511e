package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An insert statement.
 *
 * @param table where rows go
 * @param columns the names of the columns that are given
 * @param rows what gives them: a row of values, a select
 * @param conflict what to do about rows that are there already, or null
 * @param returning what is read of each row
 */
public record Insert(
        TableNode table,
        List<String> columns,
        Node rows,
        @Nullable Conflict conflict,
        List<Node> returning) implements Written {

    public Insert {
        columns = List.copyOf(columns);
        returning = List.copyOf(returning);
    }

    @Override
    public Insert returning(List<Node> other) {
        return new Insert(table, columns, rows, conflict, other);
    }

    @Override
    public List<Source> sources() {
        return List.of(table);
    }

    @Override
    public void write(Sink sink) {
        sink.enter(this);
        sink.text("insert into ").node(table);
        if (!columns.isEmpty()) {
            sink.text(" (").names(columns).text(")");
        }
        sink.text(" ").node(rows);
        if (conflict != null) {
            sink.node(conflict);
        }
        writeReturning(returning, sink);
        sink.leave(this);
    }

    static void writeReturning(List<Node> returning, Sink sink) {
        if (!returning.isEmpty()) {
            sink.text(" returning ").list(returning, ", ");
        }
    }
}
