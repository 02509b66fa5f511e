package io.millrace.internal.exec.cursor;

import io.millrace.type.RowReader;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** The row that is being decoded. */
final class RowView implements RowReader {

    @Nullable Row row;

    @Override
    public @Nullable Object get(int position) {
        Row current = row;
        if (current == null) {
            throw new IllegalStateException("a row is read after its decoder has returned");
        }
        return current.getValue(position);
    }
}
