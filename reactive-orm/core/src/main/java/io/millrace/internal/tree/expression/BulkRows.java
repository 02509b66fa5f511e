package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any number of rows as one array a column: {@code select bulk.c0, bulk.c1::jsonb from unnest($1::int8[], $2::text[])}.
 * The text is the same for every number of rows. Where their order does not matter they are taken apart in the list
 * itself, {@code select unnest($1::int8[]), unnest($2::text[])::jsonb}: side by side as well, and in less time, since
 * PostgreSQL does not put all of them by first.
 *
 * @param columns the columns in order
 * @param count the number of rows
 * @param ordered whether they must come in their order; PostgreSQL takes them as they lie in the arrays all the same, but
 *     promises that only where it is told
 */
public record BulkRows(List<Column> columns, int count, boolean ordered) implements Node {

    public BulkRows {
        columns = List.copyOf(columns);
    }

    /** Rows that must come in their order. */
    public BulkRows(List<Column> columns, int count) {
        this(columns, count, true);
    }

    /** A column of the rows. */
    public sealed interface Column {}

    /** A column with a value for each row; nulls may stand among them. */
    public record Values<T>(PgType<T> type, List<@Nullable T> values, String label) implements Column, Node {

        @Override
        public void write(Sink sink) {
            sink.parameter(new BulkType<>(type), values, label);
        }

        /** Without the values, which may be secret. */
        @Override
        public String toString() {
            return label + "?";
        }
    }

    /** A column that is the same in every row. */
    public record Same(Node value) implements Column {}

    @Override
    public void write(Sink sink) {
        sink.text("select ");
        for (int i = 0; i < columns.size(); i++) {
            sink.text(i == 0 ? "" : ", ");
            if (columns.get(i) instanceof Values<?> values) {
                if (ordered) {
                    sink.text(values.type().bulk().unnested("bulk.c" + i));
                } else {
                    sink.text("unnest(");
                    values.write(sink);
                    sink.text(values.type().bulk().unnested(")"));
                }
            } else if (columns.get(i) instanceof Same same) {
                sink.node(same.value());
            }
        }
        if (columns.stream().anyMatch(Values.class::isInstance)) {
            if (ordered) {
                writeArrays(sink);
            }
        } else {
            sink.text(" from generate_series(1, ");
            sink.parameter(Types.INT8, (long) count, "rows");
            sink.text(")");
        }
    }

    private void writeArrays(Sink sink) {
        sink.text(" from unnest(");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof Values<?> values) {
                sink.text(names.isEmpty() ? "" : ", ");
                values.write(sink);
                names.append("c").append(i).append(", ");
            }
        }
        sink.text(") with ordinality as bulk(").text(names.toString()).text("place) order by bulk.place");
    }
}
