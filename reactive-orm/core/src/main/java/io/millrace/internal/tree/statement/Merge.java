package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merge statement that makes rows of a table equal to those of a source, and takes away what the source does not have.
 *
 * @param table whose rows change
 * @param source what the rows are to be
 * @param on the conditions by which a row of the table is one of the source
 * @param differs the condition under which such a row is updated, or null where it never is
 * @param assignments what is set then
 * @param columns the names of the columns that an insert gives
 * @param values what it gives them
 * @param left which rows that the source does not have are taken away; empty for all of them
 * @param marks what is set of such a row instead of removing it; empty to remove it
 * @param returning what is read of each row that was written
 */
public record Merge(
        TableNode table,
        Source source,
        List<Node> on,
        @Nullable Node differs,
        List<Assignment> assignments,
        List<String> columns,
        List<Node> values,
        List<Node> left,
        List<Assignment> marks,
        List<Node> returning)
        implements Written {

    public Merge {
        on = List.copyOf(on);
        assignments = List.copyOf(assignments);
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        left = List.copyOf(left);
        marks = List.copyOf(marks);
        returning = List.copyOf(returning);
    }

    @Override
    public Merge returning(List<Node> other) {
        return new Merge(table, source, on, differs, assignments, columns, values, left, marks, other);
    }

    @Override
    public List<Source> sources() {
        return List.of(table, source.identity());
    }

    /** What tells rows that are taken away stands among what tells rows that are found. */
    @Override
    public List<Node> repeated() {
        List<Node> repeated = new ArrayList<>(left);
        repeated.retainAll(on);
        return repeated;
    }

    @Override
    public void write(Sink sink) {
        sink.enter(this);
        sink.text("merge into ").node(table).text(" using ").node(source);
        Conditions.write(sink, " on ", on);
        if (differs != null) {
            sink.text(" when matched and ").node(differs);
            sink.text(" then update set ").list(assignments, ", ");
        }
        sink.text(" when not matched then insert (").names(columns);
        sink.text(") values (").list(values, ", ").text(")");
        sink.text(" when not matched by source");
        left.forEach(condition -> sink.text(" and ").operand(condition, Precedence.AND));
        if (marks.isEmpty()) {
            sink.text(" then delete");
        } else {
            sink.text(" then update set ").list(marks, ", ");
        }
        Insert.writeReturning(returning, sink);
        sink.leave(this);
    }
}
