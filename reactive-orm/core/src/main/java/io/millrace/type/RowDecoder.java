package io.millrace.type;

import org.jspecify.annotations.Nullable;

/**
 * Makes a value of the columns of one row.
 *
 * @param <T> what a row becomes
 */
@FunctionalInterface
public interface RowDecoder<T extends @Nullable Object> {

    /**
     * The value of the columns from a position on. Runs on an event loop.
     *
     * @return the value; null only where the row stands for none (an absent side of an outer join)
     * @throws io.millrace.error.DecodeFailed where a column does not fit
     */
    T decode(RowReader row, int offset);
}
