package io.millrace.internal.exec.statement;

import io.millrace.type.RowDecoder;
import java.util.Arrays;
import java.util.List;

/** Keeps every row. */
final class AllRows<T> extends Reading<T> {

    private static final Object[] NONE = {};

    /** Most answers are of a few rows. */
    private static final int FEW = 4;

    private Object[] values = NONE;
    private int size;

    AllRows(RowDecoder<T> decoder) {
        super(decoder);
    }

    @Override
    void add(T value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size == 0 ? FEW : size * 2);
        }
        values[size++] = value;
    }

    @Override
    boolean isFull() {
        return false;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only add puts values there
    T value(int position) {
        return (T) values[position];
    }

    /** All of them; for who keeps nothing else. */
    @SuppressWarnings("unchecked") // as above
    List<T> list() {
        return (List<T>) Arrays.asList(size == values.length ? values : Arrays.copyOf(values, size));
    }
}
