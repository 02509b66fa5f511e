package io.millrace.internal.exec.statement;

import io.millrace.type.RowDecoder;
import java.util.ArrayList;
import java.util.List;

/** Keeps every row. */
final class AllRows<T> extends Reading<T> {

    private List<T> values = List.of();

    AllRows(RowDecoder<T> decoder) {
        super(decoder);
    }

    @Override
    void add(T value) {
        if (values.isEmpty()) {
            values = new ArrayList<>();
        }
        values.add(value);
    }

    @Override
    boolean isFull() {
        return false;
    }

    List<T> values() {
        return values;
    }
}
