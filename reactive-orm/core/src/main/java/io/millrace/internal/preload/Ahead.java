package io.millrace.internal.preload;

import io.millrace.internal.exec.statement.Follower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Rows of a relation that are fetched without waiting for those that they belong to.
 *
 * @param follower how they are sent
 * @param tells whether the statement tells the keys of the parents that it has seen
 * @param keys those, once the rows are there; otherwise the keys that it was asked for
 * @param children the rows; on their way, whoever waits for them
 * @param below what is fetched so of each relation of theirs, or null; empty where nothing is
 */
record Ahead<X>(
        Follower follower,
        boolean tells,
        Wanted keys,
        Mono<List<Child<X>>> children,
        List<? extends @Nullable Ahead<?>> below) {

    /**
     * What came, or nothing where the rows that lead were read again. Where the statement may have been run before those
     * were, a parent without rows may not have been there yet: such a one is left out, so that it is asked for.
     */
    Came<X> came(List<Child<X>> all, int[] columns) {
        if (follower.flight().isScattered()) {
            return Came.nothing(columns);
        }
        if (tells || !follower.wentBeside()) {
            return new Came<>(keys.at(columns), all);
        }
        Came<X> came = withRows(all, columns);
        follower.went(came.known() == keys.keys().size());
        return came;
    }

    private Came<X> withRows(List<Child<X>> all, int[] columns) {
        int[] places = new int[keys.keys().size()];
        Arrays.fill(places, -1);
        Wanted wanted = new Wanted(columns);
        List<Child<X>> placed = new ArrayList<>(all.size());
        for (Child<X> child : all) {
            int slot = child.slot();
            if (slot >= 0) {
                if (places[slot] < 0) {
                    places[slot] = wanted.add(keys.keys().get(slot));
                }
                placed.add(places[slot] == slot ? child : new Child<>(places[slot], child.row()));
            }
        }
        return new Came<>(wanted, placed);
    }
}
