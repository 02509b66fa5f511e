package io.millrace.type;

import org.jspecify.annotations.Nullable;

/** The row that is being decoded, read by position. Valid only during the call that it is passed to. */
public interface RowReader {

    /** What the driver gave at a position counted from 0; null for SQL's null. */
    @Nullable Object get(int position);
}
