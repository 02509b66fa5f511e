package io.millrace.internal.preload;

import io.millrace.internal.exec.statement.Flight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Rows of a relation that are fetched without waiting for those that they belong to.
 *
 * @param flight what both are sent in
 * @param further whether those that they belong to follow in the flight as well, rather than lead it
 * @param seen the keys of the parents that the statement has seen; all of them once the rows are there
 * @param children the rows; on their way, whoever waits for them
 * @param below what is fetched so of each relation of theirs, or null; empty where nothing is
 */
record Ahead<X>(
        Flight flight,
        boolean further,
        Wanted seen,
        Mono<List<Child<X>>> children,
        List<? extends @Nullable Ahead<?>> below) {

    /** Whether they were read after the rows that they belong to; once both are there. */
    boolean isAfter() {
        return !flight.isScattered() && !(further && flight.isSpread());
    }

    /**
     * The rows of the slots that somebody has: a statement may have seen parents that are not there, and what such a one
     * leads to is nobody's.
     *
     * @param all what was fetched
     * @param slots those of the parents that are there; negative where one has none
     * @param known how many slots the statement has seen
     */
    static <X> List<Child<X>> of(List<Child<X>> all, int[] slots, int known) {
        boolean[] asked = new boolean[known];
        int count = 0;
        for (int slot : slots) {
            if (slot >= 0 && slot < known && !asked[slot]) {
                asked[slot] = true;
                count++;
            }
        }
        if (count == known) {
            return all;
        }
        List<Child<X>> some = new ArrayList<>(all.size());
        for (Child<X> child : all) {
            if (child.slot() >= 0 && asked[child.slot()]) {
                some.add(child);
            }
        }
        return some;
    }
}
