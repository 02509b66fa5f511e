package io.millrace.internal.row;

import io.millrace.type.RowDecoder;
import io.millrace.type.RowReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Shows one row after another to a decoder, each for as long as it is decoded. Used by one thread. */
public abstract class RowView implements RowReader {

    /** Compared by identity: to find out that a value is not of an interface costs as much as to decode it. */
    private static final Class<?> BUFFER = Buffer.buffer().getClass();

    private static final String NOT_A_NUMBER = "NaN";

    private @Nullable Row row;

    /** A view of no row yet. */
    protected RowView() {}

    /** A view of no row yet. */
    public static RowView empty() {
        return new RowView() {};
    }

    /** What a decoder makes of a row. */
    public final <T> @Nullable T decoded(RowDecoder<T> decoder, Row shown) {
        row = shown;
        try {
            return decoder.decode(this, 0);
        } finally {
            row = null;
        }
    }

    @Override
    public final @Nullable Object get(int position) {
        Row current = row;
        if (current == null) {
            throw new IllegalStateException("a row is read after its decoder has returned");
        }
        Object value = current.getValue(position);
        if (value == null) {
            return null;
        }
        Class<?> type = value.getClass();
        if (type == Numeric.class) {
            return decimal((Numeric) value);
        }
        return type == BUFFER ? ((Buffer) value).getBytes() : value;
    }

    /** What has no BigDecimal is left to the types, which refuse its name. */
    private static Object decimal(Numeric number) {
        BigDecimal decimal = number.bigDecimalValue();
        return decimal == null ? NOT_A_NUMBER : decimal;
    }
}
