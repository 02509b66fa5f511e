package io.millrace.internal.exec.statement;

import io.millrace.type.RowDecoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps every row. */
final class AllRows<T> extends Reading<T> {

    private @Nullable List<T> values;

    AllRows(RowDecoder<T> decoder) {
        super(decoder);
    }

    @Override
    void add(T value) {
        List<T> list = values;
        if (list == null) {
            list = new ArrayList<>();
            values = list;
        }
        list.add(value);
    }

    @Override
    boolean isFull() {
        return false;
    }

    List<T> values() {
        return values == null ? List.of() : values;
    }
}
