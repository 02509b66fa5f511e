package io.millrace.internal.preload;

import io.millrace.error.Code;
import io.millrace.error.MultipleResults;
import io.millrace.error.Problem;
import io.millrace.preload.Branch;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.table.Holders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One relation of some rows: which of them have it already, which wait for a key, and what each gets in the end. */
final class Assembly<X> {

    private static final int NO_KEY = -1;
    private static final int KEPT = -2;

    private final Branch<X> branch;
    private final int[] slots;
    private final List<Kept> nestedKept = new ArrayList<>();
    private final List<X> kept = new ArrayList<>();

    Assembly(Branch<X> branch, int rows) {
        this.branch = branch;
        this.slots = new int[rows];
    }

    /** What a row holds already, or null where that is to be loaded. */
    @Nullable List<X> held(Holders of) {
        Object holder = of.at(branch.holder());
        if (branch.forced() || holder == null) {
            return null;
        }
        if (branch.many()) {
            Many<X> many = of.many(branch.holder());
            return many.isLoaded() ? many.list() : null;
        }
        One<X> one = of.one(branch.holder());
        return one.isLoaded() ? one.optional().filter(this::isOwn).map(List::of).orElse(List.of()) : null;
    }

    private boolean isOwn(X row) {
        return branch.choice() == null || branch.choice().own().record().isInstance(row);
    }

    /** The row leads to another record, and what it gets is the affair of another branch. */
    void leave(int row) {
        slots[row] = KEPT;
    }

    /** The row keeps what it has; where there is more to load of that, it gets it. */
    void keep(int row, List<X> rows) {
        slots[row] = KEPT;
        if (!branch.nested().isEmpty() && !rows.isEmpty()) {
            nestedKept.add(new Kept(row, kept.size(), kept.size() + rows.size()));
            kept.addAll(rows);
        }
    }

    /** The row waits for the rows of a slot; a negative one stands for no key. */
    void want(int row, int slot) {
        slots[row] = slot < 0 ? NO_KEY : slot;
    }

    /** Whether rows have the relation already, of which there is more to load. */
    boolean keeps() {
        return !kept.isEmpty();
    }

    /** What the rows wait for, of what was fetched ahead. */
    List<Child<X>> theirs(Came<X> came) {
        return came.of(slots);
    }

    /** All rows of the relation: those that are there, then those that were fetched. */
    List<X> rows(List<Child<X>> fetched) {
        List<X> all = new ArrayList<>(kept.size() + fetched.size());
        all.addAll(kept);
        for (Child<X> child : fetched) {
            all.add(child.row());
        }
        return all;
    }

    /**
     * What each row holds in the end; null for one that keeps what it has.
     *
     * @param fetched what was fetched
     * @param all all rows of the relation, in the order of {@link #rows}, with what was loaded of them
     * @param keys how many slots there are
     */
    @Nullable Object[] holders(List<Child<X>> fetched, List<X> all, int keys) {
        List<@Nullable List<X>> bySlot = new ArrayList<>(keys);
        for (int i = 0; i < keys; i++) {
            bySlot.add(null);
        }
        for (int i = 0; i < fetched.size(); i++) {
            int slot = fetched.get(i).slot();
            if (slot >= 0) {
                List<X> rows = bySlot.get(slot);
                if (rows == null) {
                    rows = new ArrayList<>();
                    bySlot.set(slot, rows);
                }
                rows.add(all.get(kept.size() + i));
            }
        }
        Object none = holder(List.of());
        List<Object> made = new ArrayList<>(keys);
        for (List<X> rows : bySlot) {
            made.add(rows == null ? none : holder(rows));
        }
        @Nullable Object[] holders = new @Nullable Object[slots.length];
        for (int row = 0; row < slots.length; row++) {
            if (slots[row] != KEPT) {
                holders[row] = slots[row] == NO_KEY ? none : made.get(slots[row]);
            }
        }
        for (Kept one : nestedKept) {
            holders[one.row()] = holder(all.subList(one.start(), one.end()));
        }
        return holders;
    }

    private Object holder(List<X> rows) {
        if (branch.many()) {
            return Many.of(rows);
        }
        if (rows.size() > 1) {
            throw several(branch, rows.size());
        }
        return One.of(rows.isEmpty() ? null : rows.get(0));
    }

    /** The failure of a relation to one that leads to so many rows. */
    static MultipleResults several(Branch<?> branch, int rows) {
        String label = branch.path().label();
        return new MultipleResults(Problem.of(
                Code.MULTIPLE_RESULTS,
                label + " leads to " + rows + " rows for one "
                        + branch.path().parent().label(),
                "a relation to one does not choose among several rows",
                "a unique index on what leads there, Many<"
                        + branch.target().get().source().label()
                        + "> for all of them, or an order in the annotation for"
                        + " the first of them: @HasOne(orderBy = \"id desc\")"));
    }

    /** A row that had its relation already, and where the relation's rows stand. */
    private record Kept(int row, int start, int end) {}
}
