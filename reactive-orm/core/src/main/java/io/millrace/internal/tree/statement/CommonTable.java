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
public record CommonTable(
        String name,
        List<String> columns,
        Node query,
        boolean recursive,
        @Nullable Boolean materialized) implements Node {

    public CommonTable {
        columns = List.copyOf(columns);
    }

    @Override
    public void write(Sink sink) {
        sink.name(name);
        if (!columns.isEmpty()) {
            sink.text(" (");
            for (int i = 0; i < columns.size(); i++) {
                sink.text(i == 0 ? "" : ", ").name(columns.get(i));
            }
            sink.text(")");
        }
        sink.text(" as ");
        if (materialized != null) {
            sink.text(materialized ? "materialized " : "not materialized ");
        }
        sink.nested(query);
    }

    static void writeAll(List<CommonTable> tables, Sink sink) {
        if (!tables.isEmpty()) {
            boolean recursive = tables.stream().anyMatch(CommonTable::recursive);
            sink.text(recursive ? "with recursive " : "with ")
                    .list(tables, ", ")
                    .text(" ");
        }
    }
}
