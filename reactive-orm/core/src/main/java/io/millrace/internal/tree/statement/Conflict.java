package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an insert does about a row that is there already.
 *
 * @param columns the columns of the unique index that decides; empty with no constraint for any index
 * @param indexPredicate the predicate of a partial index, or null
 * @param constraint the name of the constraint that decides instead of columns, or null
 * @param assignments what is set; empty to leave the row as it is
 * @param where the condition under which it is set, or null
 */
public record Conflict(
        List<String> columns,
        @Nullable Node indexPredicate,
        @Nullable String constraint,
        List<Assignment> assignments,
        @Nullable Node where)
        implements Node {

    public Conflict {
        columns = List.copyOf(columns);
        assignments = List.copyOf(assignments);
    }

    @Override
    public void write(Sink sink) {
        sink.text(" on conflict");
        if (constraint != null) {
            sink.text(" on constraint ").name(constraint);
        } else if (!columns.isEmpty()) {
            sink.text(" (").names(columns).text(")");
            if (indexPredicate != null) {
                sink.text(" where ").literally(indexPredicate);
            }
        }
        if (assignments.isEmpty()) {
            sink.text(" do nothing");
            return;
        }
        sink.text(" do update set ").list(assignments, ", ");
        if (where != null) {
            sink.text(" where ").node(where);
        }
    }
}
