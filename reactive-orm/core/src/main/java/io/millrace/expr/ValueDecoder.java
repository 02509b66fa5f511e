package io.millrace.expr;

import io.millrace.type.PgType;
import io.millrace.type.RowDecoder;
import io.millrace.type.RowReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one column as a value of its type. */
public final class ValueDecoder<V> implements RowDecoder<V> {

    private final PgType<?> type;
    private final Absence absence;
    private final @Nullable String label;

    /** Reads values of a type; the label names the column in messages, and is null for what is none. */
    public ValueDecoder(PgType<?> type, Absence absence, @Nullable String label) {
        this.type = type;
        this.absence = absence;
        this.label = label;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the absence and V were fixed together by the expression
    public V decode(RowReader row, int offset) {
        Object raw = row.get(offset);
        Object value = raw == null ? null : decoded(raw);
        return switch (absence) {
            case OPTIONAL -> (V) Optional.ofNullable(value);
            case NULL -> (V) value;
            case REFUSED -> {
                if (value == null) {
                    throw label == null ? Misfit.missingValue(type) : Misfit.missing(label);
                }
                yield (V) value;
            }
        };
    }

    private Object decoded(Object raw) {
        try {
            return type.decode(raw);
        } catch (RuntimeException failure) {
            throw Misfit.of(label == null ? "an expression" : label, type, failure);
        }
    }
}
