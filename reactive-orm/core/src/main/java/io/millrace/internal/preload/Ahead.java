package io.millrace.internal.preload;

import io.millrace.internal.exec.statement.Flight;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Rows of a relation that are fetched together with those that they belong to, whose keys are known.
 *
 * @param flight what both are sent in
 * @param wanted the keys that they are fetched for
 * @param children the rows; on their way, whoever waits for them
 */
record Ahead<X>(Flight flight, Wanted wanted, Mono<List<Child<X>>> children) {

    /** Whether they are all of what is wanted, read after the rows that they belong to; once those are there. */
    boolean isAll(Wanted by) {
        return by.keys().size() == wanted.keys().size() && !flight.isScattered();
    }

    /**
     * The rows of the slots that somebody has: a key may be known and its row not there, or not seen, and what such a key
     * leads to is nobody's.
     *
     * @param slots those of the rows that came; negative where a row has none
     */
    Mono<List<Child<X>>> of(int[] slots) {
        boolean[] asked = new boolean[wanted.keys().size()];
        int known = 0;
        for (int slot : slots) {
            if (slot >= 0 && !asked[slot]) {
                asked[slot] = true;
                known++;
            }
        }
        return known == asked.length ? children : children.map(all -> some(all, asked));
    }

    private static <X> List<Child<X>> some(List<Child<X>> all, boolean[] asked) {
        List<Child<X>> some = new ArrayList<>(all.size());
        for (Child<X> child : all) {
            if (child.slot() >= 0 && asked[child.slot()]) {
                some.add(child);
            }
        }
        return some;
    }
}
