package io.millrace.internal.write;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of many rows, looked up in the rows: they go straight into the array that travels, without a
 * list of their own before.
 *
 * @param <T> the type of the values, which may be null
 */
final class ColumnValues<T extends @Nullable Object> extends AbstractList<T> implements RandomAccess {

    private final int size;
    private final IntFunction<? extends T> values;

    /** Of so many rows, each with its value by its place. */
    ColumnValues(int size, IntFunction<? extends T> values) {
        this.size = size;
        this.values = values;
    }

    @Override
    public T get(int place) {
        return values.apply(place);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    @SuppressWarnings("unchecked") // the array itself refuses what is not of its class
    public <E extends @Nullable Object> E[] toArray(E[] array) {
        if (array.length != size) {
            return super.toArray(array);
        }
        for (int place = 0; place < size; place++) {
            array[place] = (E) values.apply(place);
        }
        return array;
    }
}
