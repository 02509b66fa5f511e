package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.type.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any number of rows as one array a column: {@code select bulk.a, bulk.b::jsonb from unnest($1::int8[], $2::text[])}. The
 * text is the same for every number of rows.
 */
public record BulkRows(List<BulkColumn<?>> columns) implements Node {

    /** The values of one column, in the order of the rows. */
    public record BulkColumn<T>(String name, PgType<T> type, List<? extends @Nullable T> values, String label) {

        private void writeParameter(Sink sink) {
            sink.parameter(new BulkType<>(type), new java.util.ArrayList<@Nullable T>(values), label);
        }
    }

    public BulkRows {
        columns = List.copyOf(columns);
    }

    @Override
    public void write(Sink sink) {
        sink.text("select ");
        for (int i = 0; i < columns.size(); i++) {
            BulkColumn<?> column = columns.get(i);
            sink.text(i == 0 ? "" : ", ").text(column.type().bulk().unnested("bulk.c" + i));
        }
        writeSource(sink);
        sink.text(" order by bulk.place");
    }

    private void writeSource(Sink sink) {
        sink.text(" from unnest(");
        for (int i = 0; i < columns.size(); i++) {
            sink.text(i == 0 ? "" : ", ");
            columns.get(i).writeParameter(sink);
        }
        sink.text(") with ordinality as bulk(");
        for (int i = 0; i < columns.size(); i++) {
            sink.text("c" + i + ", ");
        }
        sink.text("place)");
    }
}
