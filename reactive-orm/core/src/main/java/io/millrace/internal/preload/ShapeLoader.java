package io.millrace.internal.preload;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.shape.Part.Inner;
import io.millrace.shape.Part.Listed;
import io.millrace.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes the records of a shape of what was read of its rows: fetches the lists, one statement a relation for all rows, and
 * fills them in. The lists of a level are in flight at the same time, and those inside of them follow as soon as their own
 * rows are there.
 */
final class ShapeLoader {

    /** How often a shape may stand inside itself: rows that lead in a circle have no end. */
    private static final int DEEPEST = 100;

    private final Preloader preloader;
    private final Reads reads;

    ShapeLoader(Preloader preloader, Reads reads) {
        this.preloader = preloader;
        this.reads = reads;
    }

    /**
     * The records of what the shape's decoder gave.
     *
     * @param ahead what was fetched already of each part, or null; empty where nothing was
     */
    <T> Mono<List<T>> made(Shape<?, T> shape, List<Object> rows, List<? extends @Nullable Ahead<?>> ahead) {
        try {
            return made(shape, rows, 0, ahead);
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    @SuppressWarnings("unchecked") // the decoder of a shape without parts gives its records
    private <T> Mono<List<T>> made(
            Shape<?, T> shape, List<Object> rows, int depth, List<? extends @Nullable Ahead<?>> ahead) {
        if (rows.isEmpty() || shape.parts().isEmpty()) {
            return Mono.just((List<T>) rows);
        }
        if (depth > DEEPEST) {
            return Mono.error(endless(shape));
        }
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        for (Object row : rows) {
            values.add((@Nullable Object[]) row);
        }
        List<Mono<Filled>> filling = new ArrayList<>(shape.parts().size());
        for (int i = 0; i < shape.parts().size(); i++) {
            Ahead<?> fetched = i < ahead.size() ? ahead.get(i) : null;
            filling.add(
                    shape.parts().get(i) instanceof Listed<?> listed
                            ? listed(listed, values, depth, fetched)
                            : inner((Inner) shape.parts().get(i), values, depth));
        }
        return Reads.together(filling).map(filled -> joined(shape, values, filled));
    }

    private static <T> List<T> joined(Shape<?, T> shape, List<@Nullable Object[]> values, List<Filled> filled) {
        List<T> joined = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            @Nullable Object[] row = values.get(i);
            for (Filled part : filled) {
                row[part.slot()] = part.values().get(i);
            }
            joined.add(shape.made(row));
        }
        return joined;
    }

    @SuppressWarnings("unchecked") // it was fetched for this part
    private <X> Mono<Filled> listed(
            Listed<X> part, List<@Nullable Object[]> rows, int depth, @Nullable Ahead<?> ahead) {
        if (!part.isOfItsKey()) {
            throw elsewhere(part);
        }
        int[] key = {part.slot()};
        if (ahead == null) {
            return read(part, rows, depth, Came.nothing(key));
        }
        Ahead<Object> fetched = (Ahead<Object>) ahead;
        return fetched.children().flatMap(children -> read(part, rows, depth, fetched.came(children, key)));
    }

    /** A list for each row, with what was fetched ahead. */
    private <X> Mono<Filled> read(Listed<X> part, List<@Nullable Object[]> rows, int depth, Came<Object> came) {
        Wanted wanted = came.wanted();
        int[] slots = new int[rows.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = wanted.slot(rows.get(i));
        }
        List<Child<Object>> theirs = came.of(slots);
        Mono<List<Child<Object>>> fetched = came.isWhole()
                ? Mono.just(theirs)
                : reads.rows(fetch(part), wanted, came.known()).map(missing -> joined(theirs, missing));
        return fetched.flatMap(children -> grouped(part, part.shape().get(), children, wanted, depth))
                .map(lists -> {
                    List<@Nullable Object> values = new ArrayList<>(slots.length);
                    for (int slot : slots) {
                        List<?> list = slot < 0 ? List.of() : lists.get(slot);
                        values.add(part.single() ? one(part, list) : list);
                    }
                    return new Filled(part.slot(), values);
                });
    }

    private static <C> List<C> joined(List<C> first, List<C> second) {
        if (first.isEmpty()) {
            return second;
        }
        List<C> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static @Nullable Object one(Listed<?> part, List<?> list) {
        if (list.size() > 1) {
            throw Assembly.several(part.branch(), list.size());
        }
        return list.isEmpty() ? null : list.get(0);
    }

    /** The rows of a relation as a shape: a list for each key. */
    private <X, U> Mono<List<List<U>>> grouped(
            Listed<X> part, Shape<X, U> shape, List<Child<Object>> children, Wanted wanted, int depth) {
        List<Object> rows = new ArrayList<>(children.size());
        for (Child<Object> child : children) {
            rows.add(child.row());
        }
        return made(shape, rows, depth + 1, List.of())
                .flatMap(made -> preloader.load(made, part.branch().nested()))
                .map(made -> grouped(children, made, wanted.keys().size()));
    }

    /** How the rows of a list are fetched. */
    static Fetch<Object> fetch(Listed<?> part) {
        return Fetch.of(part.branch(), part.shape().get(), part.keys());
    }

    private static <U> List<List<U>> grouped(List<Child<Object>> children, List<U> made, int keys) {
        List<List<U>> lists = new ArrayList<>(Collections.nCopies(keys, List.of()));
        for (int i = 0; i < children.size(); i++) {
            int slot = children.get(i).slot();
            if (slot >= 0) {
                List<U> list = lists.get(slot);
                if (list.isEmpty()) {
                    list = new ArrayList<>();
                    lists.set(slot, list);
                }
                list.add(made.get(i));
            }
        }
        lists.replaceAll(Collections::unmodifiableList);
        return lists;
    }

    private Mono<Filled> inner(Inner part, List<@Nullable Object[]> rows, int depth) {
        List<Object> present = new ArrayList<>(rows.size());
        for (@Nullable Object[] row : rows) {
            Object values = row[part.slot()];
            if (values != null) {
                present.add(values);
            }
        }
        return made(part.shape(), present, depth + 1, List.of()).map(made -> {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            int next = 0;
            for (@Nullable Object[] row : rows) {
                values.add(row[part.slot()] == null ? null : made.get(next++));
            }
            return new Filled(part.slot(), values);
        });
    }

    private static InvalidQuery elsewhere(Listed<?> part) {
        String relation = part.branch().path().relation();
        return new InvalidQuery(Problem.of(
                Code.INVALID_PRELOAD,
                "a static method of a shape picks rows of " + relation + ", which starts from "
                        + part.branch().path().parent().reference(),
                "the rows of a list are found by the key of the shape's own table",
                "a relation of the table that the method takes, or @From(\"path." + relation + "\") without a method"));
    }

    private static InvalidQuery endless(Shape<?, ?> shape) {
        return new InvalidQuery(Problem.of(
                Code.INVALID_PRELOAD,
                shape + " stands inside itself more than " + DEEPEST + " levels deep",
                "its rows lead in a circle, or their tree is deeper than that",
                "read the rows with a recursive common table, or a shape for each level"));
    }

    /** What comes into a slot of each row, in order. */
    private record Filled(int slot, List<@Nullable Object> values) {}
}
