package io.millrace.type;

import org.jspecify.annotations.Nullable;

/**
 * The row that is being decoded, read by position. Valid only during the call that it is passed to.
 *
 * <p>No class of the driver comes through it: bytes come as {@code byte[]}, never as the driver's buffer, and a numeric
 * as {@code BigDecimal}, where it is not selected as text; its NaN as the text {@code NaN}. What else has no class of the
 * JDK in the driver is selected as text.
 */
public interface RowReader {

    /** What the driver gave at a position counted from 0; null for SQL's null. */
    @Nullable Object get(int position);
}
