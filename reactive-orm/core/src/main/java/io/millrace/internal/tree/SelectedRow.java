package io.millrace.internal.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All columns of one source, in the order of its record. */
public record SelectedRow(Source source, List<Selected> columns) implements Node {

    public SelectedRow {
        columns = List.copyOf(columns);
    }

    /** Rows of one source are told apart by their columns: two records may be read of one table. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SelectedRow that && source.equals(that.source) && columns.equals(that.columns));
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public void write(Sink sink) {
        sink.list(columns, ", ");
    }
}
