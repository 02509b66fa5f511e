package io.millrace.shape;

import io.millrace.column.Column;
import io.millrace.preload.Branch;
import io.millrace.preload.Preload;
import java.util.List;
import java.util.function.Supplier;

/** A component of a shape that is filled in when the rows have been read. For generated code and repos. */
public sealed interface Part {

    /** Which of the record's components it is. */
    int slot();

    /**
     * The rows of a relation: in its slot stands the key of the row, and then the list, or the one row that there is.
     *
     * @param branch the relation
     * @param keys the columns that the key is of
     * @param shape what its rows are read as, looked up when it is first needed
     * @param single whether there is one at most, or null where there is none; several are an error
     * @param <X> the record that it leads to
     */
    record Listed<X>(
            int slot, Branch<X> branch, List<Column<?, ?>> keys, Supplier<? extends Shape<X, ?>> shape, boolean single)
            implements Part {

        public Listed {
            keys = List.copyOf(keys);
        }

        /** Whether the key's columns are those that the relation starts from. */
        public boolean isOfItsKey() {
            return keys.stream()
                            .map(key -> key.column().name())
                            .toList()
                            .equals(branch.path().near())
                    && keys.stream()
                            .allMatch(key ->
                                    key.column().source().equals(branch.path().parent()));
        }

        /** The rows of a relation as a shape. */
        @SuppressWarnings(
                "unchecked") // the processor has checked that the shape is of the table that the relation leads to
        public static <X> Listed<X> of(
                int slot, Preload<?> relation, List<Column<?, ?>> keys, Supplier<? extends Shape<X, ?>> shape) {
            return new Listed<>(slot, (Branch<X>) relation.branches().get(0), keys, shape, false);
        }

        /** The one row of a relation as a shape. */
        @SuppressWarnings("unchecked") // as above
        public static <X> Listed<X> first(
                int slot, Preload<?> relation, List<Column<?, ?>> keys, Supplier<? extends Shape<X, ?>> shape) {
            return new Listed<>(slot, (Branch<X>) relation.branches().get(0), keys, shape, true);
        }
    }

    /**
     * A shape over a relation to one that has parts of its own: in its slot stand its values, or null, and then the record.
     *
     * @param shape what its row is read as
     */
    record Inner(int slot, Shape<?, ?> shape) implements Part {}
}
