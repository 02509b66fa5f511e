package io.millrace.internal.preload;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.shape.KeyedShape;
import io.millrace.shape.Part;
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

    ShapeLoader(Preloader preloader) {
        this.preloader = preloader;
    }

    /** The records of what the shape's decoder gave. */
    <T> Mono<List<T>> made(Shape<?, T> shape, List<Object> rows) {
        try {
            return made(shape, rows, 0);
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /**
     * The record of a row that is got by its key. The lists that are found by that key are asked for at the same time as
     * the row, the others when it is there.
     */
    <K, T> Mono<T> got(KeyedShape<?, K, T> shape, K key, Mono<T> row) {
        return Mono.defer(() -> {
            List<Mono<Filled>> ahead = new ArrayList<>(shape.parts().size());
            List<Part> later = new ArrayList<>();
            for (Part part : shape.parts()) {
                if (part instanceof Listed<?> listed && Ahead.isFoundBy(shape.table(), listed)) {
                    @Nullable Object[] values = Ahead.values(shape.table(), key, listed);
                    ahead.add(listed(listed, List.<@Nullable Object[]>of(values), 0));
                } else {
                    later.add(part);
                }
            }
            Mono<List<Object>> read = row.<List<Object>>map(List::of).defaultIfEmpty(List.of());
            Mono<List<Filled>> lists = ahead.isEmpty() ? Mono.just(List.of()) : Preloader.together(ahead);
            return Mono.zip(read, lists)
                    .flatMap(both -> made(shape, both.getT1(), later, both.getT2(), 0))
                    .flatMap(all -> all.isEmpty() ? Mono.empty() : Mono.just(all.get(0)));
        });
    }

    private <T> Mono<List<T>> made(Shape<?, T> shape, List<Object> rows, int depth) {
        return depth > DEEPEST && !rows.isEmpty() && !shape.parts().isEmpty()
                ? Mono.error(endless(shape))
                : made(shape, rows, shape.parts(), List.of(), depth);
    }

    /**
     * The records of some rows.
     *
     * @param later the parts that are still to be fetched
     * @param ahead those that are there
     */
    @SuppressWarnings("unchecked") // the decoder of a shape without parts gives its records
    private <T> Mono<List<T>> made(
            Shape<?, T> shape, List<Object> rows, List<Part> later, List<Filled> ahead, int depth) {
        if (rows.isEmpty() || shape.parts().isEmpty()) {
            return Mono.just((List<T>) rows);
        }
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        for (Object row : rows) {
            values.add((@Nullable Object[]) row);
        }
        if (later.isEmpty()) {
            return Mono.just(joined(shape, values, ahead));
        }
        List<Mono<Filled>> filling = new ArrayList<>(later.size());
        for (Part part : later) {
            filling.add(
                    part instanceof Listed<?> listed
                            ? listed(listed, values, depth)
                            : inner((Inner) part, values, depth));
        }
        return Preloader.together(filling).map(filled -> {
            List<Filled> all = new ArrayList<>(ahead);
            all.addAll(filled);
            return joined(shape, values, all);
        });
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

    private <X> Mono<Filled> listed(Listed<X> part, List<@Nullable Object[]> rows, int depth) {
        Wanted wanted = new Wanted(new int[] {part.slot()});
        int[] slots = new int[rows.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = wanted.slot(rows.get(i));
        }
        return fetched(part, part.shape().get(), wanted, depth).map(lists -> {
            List<@Nullable Object> values = new ArrayList<>(slots.length);
            for (int slot : slots) {
                List<?> list = slot < 0 ? List.of() : lists.get(slot);
                values.add(part.single() ? first(list) : list);
            }
            return new Filled(part.slot(), values);
        });
    }

    private static @Nullable Object first(List<?> list) {
        return list.isEmpty() ? null : list.get(0);
    }

    /** The rows of a relation as a shape: a list for each key. */
    private <X, U> Mono<List<List<U>>> fetched(Listed<X> part, Shape<X, U> shape, Wanted wanted, int depth) {
        if (!part.isOfItsKey()) {
            throw elsewhere(part);
        }
        Fetch<Object> fetch = Fetch.of(part.branch(), shape, part.keys());
        return preloader.fetched(fetch, wanted).flatMap(children -> {
            List<Object> rows = new ArrayList<>(children.size());
            for (Child<Object> child : children) {
                rows.add(child.row());
            }
            return made(shape, rows, depth + 1)
                    .flatMap(made -> preloader.load(made, part.branch().nested()))
                    .map(made -> grouped(children, made, wanted.keys().size()));
        });
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
        return made(part.shape(), present, depth + 1).map(made -> {
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
