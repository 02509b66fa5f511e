package io.millrace.internal.write;

import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * Rows that give the same columns.
 *
 * @param given the columns that they give
 * @param rows the rows
 * @param places where they stand among all
 */
record AlikeRows<R>(BitSet given, List<? extends Insertable<R>> rows, List<Integer> places) {

    /** All rows, those together that give the same columns. */
    static <R> List<AlikeRows<R>> of(Table<R> table, List<? extends Insertable<R>> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        int width = table.columns().size();
        BitSet given = given(rows.get(0), width);
        return areAlike(rows, given, width)
                ? List.of(new AlikeRows<>(given, rows, new Consecutive(0, rows.size())))
                : parted(rows, width);
    }

    private static <R> List<AlikeRows<R>> parted(List<? extends Insertable<R>> rows, int width) {
        Map<BitSet, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.computeIfAbsent(given(rows.get(i), width), columns -> new ArrayList<>())
                    .add(i);
        }
        List<AlikeRows<R>> parts = new ArrayList<>(places.size());
        places.forEach((given, at) ->
                parts.add(new AlikeRows<>(given, at.stream().map(rows::get).toList(), at)));
        return parts;
    }

    int size() {
        return rows.size();
    }

    /** Some of them. */
    AlikeRows<R> part(int from, int to) {
        return from == 0 && to == size()
                ? this
                : new AlikeRows<>(given, rows.subList(from, to), places.subList(from, to));
    }

    private static BitSet given(Insertable<?> row, int width) {
        BitSet given = new BitSet(width);
        for (int i = 0; i < width; i++) {
            given.set(i, GivenValues.has(row, i));
        }
        return given;
    }

    private static boolean areAlike(List<? extends Insertable<?>> rows, BitSet given, int width) {
        boolean[] expected = new boolean[width];
        for (int i = 0; i < width; i++) {
            expected[i] = given.get(i);
        }
        for (int place = 1, size = rows.size(); place < size; place++) {
            Insertable<?> row = rows.get(place);
            for (int i = 0; i < width; i++) {
                if (GivenValues.has(row, i) != expected[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Places that follow each other, which need not be kept one by one. */
    private static final class Consecutive extends AbstractList<Integer> implements RandomAccess {

        private final int from;
        private final int size;

        Consecutive(int from, int size) {
            this.from = from;
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return from + index;
        }

        @Override
        public int size() {
            return size;
        }
    }
}
