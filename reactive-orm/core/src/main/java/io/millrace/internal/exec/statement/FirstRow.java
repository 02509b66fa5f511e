package io.millrace.internal.exec.statement;

import io.millrace.type.RowDecoder;
import org.jspecify.annotations.Nullable;

/** Keeps the first row and passes over the others. */
final class FirstRow<T> extends Reading<T> {

    private @Nullable T value;

    FirstRow(RowDecoder<T> decoder) {
        super(decoder);
    }

    @Override
    void add(T first) {
        value = first;
    }

    @Override
    boolean isFull() {
        return value != null;
    }

    @Nullable T value() {
        return value;
    }
}
