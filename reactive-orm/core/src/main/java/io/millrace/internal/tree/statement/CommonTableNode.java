package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A common table expression: a named query before a statement.
 *
 * @param name its name
 * @param columns the names of its columns
 * @param query a select, a combination, or a data-modifying statement with returning
 * @param recursive whether it refers to itself
 * @param materialized whether it must (true) or must not (false) be computed on its own; null to leave it to PostgreSQL
 */
public record CommonTableNode(
        String name,
        List<String> columns,
        Node query,
        boolean recursive,
        @Nullable Boolean materialized) implements Node {

    public CommonTableNode {
        columns = List.copyOf(columns);
    }

    @Override
    public void write(Sink sink) {
        sink.name(name);
        if (!columns.isEmpty()) {
            sink.text(" (").names(columns).text(")");
        }
        sink.text(" as ");
        if (materialized != null) {
            sink.text(materialized ? "materialized " : "not materialized ");
        }
        sink.isolated(query);
    }

    static List<String> names(List<CommonTableNode> tables) {
        return tables.stream().map(CommonTableNode::name).toList();
    }

    static void writeAll(List<CommonTableNode> tables, Sink sink) {
        if (!tables.isEmpty()) {
            boolean recursive = tables.stream().anyMatch(CommonTableNode::recursive);
            sink.text(recursive ? "with recursive " : "with ")
                    .list(tables, ", ")
                    .text(" ");
        }
    }
}
