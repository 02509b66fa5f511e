package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.internal.tree.statement.Insert;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The insert of what a query reads, with what the library fills by itself.
 *
 * @param table where rows go
 * @param given what is set, in the order it was said
 * @param <R> the record
 */
public record SelectInsert<R>(Table<R> table, List<Assignment> given) {

    private static final Text DRAWN = new Text("gen_random_uuid()");

    /** The same with one column more. */
    public SelectInsert<R> with(ColumnNode column, Node value) {
        if (given.stream().anyMatch(one -> one.column().equals(column.name()))) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_WRITE,
                    column.label() + " is set twice",
                    "one insert sets a column to one value",
                    "leave one of them out"));
        }
        return new SelectInsert<>(
                table,
                Stream.concat(given.stream(), Stream.of(new Assignment(column.name(), value)))
                        .toList());
    }

    public Insert statement(Select rows, ConflictRule conflict, List<Node> returning) {
        if (given.isEmpty()) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_WRITE,
                    "an insert of rows into " + table.source().label() + " sets no column",
                    "the rows of a query have no columns of their own here",
                    "say which columns take what: .set(TABLE.column, expression)"));
        }
        List<String> names = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        BitSet set = new BitSet(table.columns().size());
        for (int i = 0; i < table.columns().size(); i++) {
            Column<?, ?> column = table.columns().get(i);
            Node own = own(column);
            Node value =
                    own == null ? filled(column, table.definition().columns().get(i)) : own;
            if (value != null) {
                names.add(column.column().name());
                values.add(value);
                set.set(i, own != null);
            }
        }
        return new Insert(table.source(), names, rows.columns(values), conflict.of(set), returning);
    }

    private @Nullable Node own(Column<?, ?> column) {
        String name = column.column().name();
        return given.stream()
                .filter(one -> one.column().equals(name))
                .map(Assignment::value)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Node filled(Column<?, ?> column, ColumnDefinition definition) {
        if (definition.purpose().isFilledAtInsert()) {
            return Inserts.automatic(definition.purpose(), column);
        }
        return definition.generation() == Generation.CLIENT ? DRAWN : null;
    }
}
