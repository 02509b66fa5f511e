package io.millrace.internal.preload;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a relation that were fetched without waiting for those that they belong to, now that both are there.
 *
 * @param wanted the keys that they were fetched for, and perhaps more by now
 * @param rows the rows
 * @param known how many keys they were fetched for
 */
record Came<X>(Wanted wanted, List<Child<X>> rows, int known) {

    Came(Wanted wanted, List<Child<X>> rows) {
        this(wanted, rows, wanted.keys().size());
    }

    /** What nobody has fetched. */
    static <X> Came<X> nothing(int[] columns) {
        return new Came<>(new Wanted(columns), List.of());
    }

    /** Whether all keys that are wanted by now were fetched. */
    boolean isWhole() {
        return wanted.keys().size() == known;
    }

    /**
     * The rows of the slots that somebody has: a statement may have seen parents that are not there, and what such a one
     * leads to is nobody's.
     *
     * @param slots those of the parents that are there; negative where one has none
     */
    List<Child<X>> of(int[] slots) {
        boolean[] asked = new boolean[known];
        int count = 0;
        for (int slot : slots) {
            if (slot >= 0 && slot < known && !asked[slot]) {
                asked[slot] = true;
                count++;
            }
        }
        if (count == known) {
            return rows;
        }
        List<Child<X>> some = new ArrayList<>(rows.size());
        for (Child<X> child : rows) {
            if (child.slot() >= 0 && asked[child.slot()]) {
                some.add(child);
            }
        }
        return some;
    }
}
