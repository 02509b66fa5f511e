package io.millrace.internal.tree;

import io.millrace.type.PgType;
import org.jspecify.annotations.Nullable;

/**
 * A value that is sent beside the text. The same part in several places is one value under one number: PostgreSQL takes
 * {@code $1} and {@code $2} for two things, whatever they hold, so that an expression with a value in it could not be
 * selected and grouped by.
 *
 * @param type its type
 * @param value the value; null is SQL's null
 * @param label what it stands for, for messages
 */
public record Parameter<T>(PgType<T> type, @Nullable T value, String label) implements Node {

    @Override
    public void write(Sink sink) {
        sink.shared(this);
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
