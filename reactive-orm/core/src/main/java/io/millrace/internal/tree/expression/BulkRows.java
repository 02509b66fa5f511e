package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.List;
import java.util.stream.IntStream;
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

    private static final int USUAL_COLUMNS = 16;
    private static final List<String> NAMES = names("c");
    private static final List<String> UNNESTED = names("bulk.c");

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
                    sink.text(values.type().bulk().unnested(name(UNNESTED, "bulk.c", i)));
                } else {
                    sink.text("unnest(");
                    values.write(sink);
                    sink.text(values.type().bulk().unnested(")"));
                }
            } else if (columns.get(i) instanceof Same same) {
                sink.node(same.value());
            }
        }
        if (isAnyValue()) {
            if (ordered) {
                writeArrays(sink);
            }
        } else {
            sink.text(" from generate_series(1, ");
            sink.parameter(Types.INT8, (long) count, "rows");
            sink.text(")");
        }
    }

    private boolean isAnyValue() {
        for (Column column : columns) {
            if (column instanceof Values<?>) {
                return true;
            }
        }
        return false;
    }

    private void writeArrays(Sink sink) {
        String gap = " from unnest(";
        for (Column column : columns) {
            if (column instanceof Values<?> values) {
                sink.text(gap);
                values.write(sink);
                gap = ", ";
            }
        }
        sink.text(") with ordinality as bulk(");
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof Values<?>) {
                sink.text(name(NAMES, "c", i)).text(", ");
            }
        }
        sink.text("place) order by bulk.place");
    }

    /** What a column is called: the first of them are the same in every statement. */
    private static String name(List<String> names, String prefix, int column) {
        return column < names.size() ? names.get(column) : prefix + column;
    }

    private static List<String> names(String prefix) {
        return IntStream.range(0, USUAL_COLUMNS).mapToObj(i -> prefix + i).toList();
    }
}
