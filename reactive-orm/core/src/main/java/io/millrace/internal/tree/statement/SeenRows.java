package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;

/**
 * The rows of a table that are seen, as a source: {@code (select * from users where users.deleted_at is null) as users}.
 * For outer joins that keep the rows of their right side, where a condition beside the table would say something else.
 *
 * @param table the table
 * @param deletion its column that says when a row was deleted
 * @param visibility which of its rows are seen
 */
public record SeenRows(TableNode table, String deletion, Visibility visibility) implements Source {

    @Override
    public String reference() {
        return table.reference();
    }

    @Override
    public Source identity() {
        return table;
    }

    @Override
    public String label() {
        return table.label();
    }

    @Override
    public void write(Sink sink) {
        sink.text("(select * from ").node(table).text(" where ").name(reference());
        sink.text(".").name(deletion).text(visibility.test()).text(") as ").name(reference());
    }
}
