package io.millrace.internal.tree;

import io.millrace.type.PgType;
import org.jspecify.annotations.Nullable;

/**
 * A value that is sent beside the text.
 *
 * @param type its type
 * @param value the value; null is SQL's null
 * @param label what it stands for, for messages
 */
public record Parameter<T>(PgType<T> type, @Nullable T value, String label) implements Node {

    @Override
    public void write(Sink sink) {
        sink.parameter(type, value, label);
    }

    @Override
    public Precedence precedence() {
        return Precedence.CAST;
    }

    /** Without the value, which may be secret. */
    @Override
    public String toString() {
        return label + "?";
    }
}
