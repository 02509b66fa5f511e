package io.millrace.internal.exec.statement;

import io.millrace.internal.row.RowView;
import io.millrace.type.RowDecoder;
import io.vertx.sqlclient.Row;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one answer while they come in: the driver's collector, its container and the reader that the decoder sees,
 * in one object. Whatever a decoder throws is kept and thrown nowhere: an error that reached the driver would end the
 * connection and fail its neighbours.
 */
abstract class Reading<T> extends RowView
        implements Collector<Row, Reading<T>, Reading<T>>, Supplier<Reading<T>>, BiConsumer<Reading<T>, Row> {

    private static final Set<Characteristics> CHARACTERISTICS = Set.of(Characteristics.IDENTITY_FINISH);

    private final RowDecoder<T> decoder;
    private @Nullable Throwable thrown;

    Reading(RowDecoder<T> decoder) {
        this.decoder = decoder;
    }

    /** Takes a value; false where no more are wanted. */
    abstract void add(T value);

    abstract boolean isFull();

    final @Nullable Throwable thrown() {
        return thrown;
    }

    @Override
    public final void accept(Reading<T> container, Row received) {
        if (thrown == null && !isFull()) {
            try {
                T value = decoded(decoder, received);
                if (value != null) {
                    add(value);
                }
            } catch (Throwable failure) {
                thrown = failure;
            }
        }
        received.release();
    }

    @Override
    public final Reading<T> get() {
        return this;
    }

    @Override
    public final Supplier<Reading<T>> supplier() {
        return this;
    }

    @Override
    public final BiConsumer<Reading<T>, Row> accumulator() {
        return this;
    }

    @Override
    public final BinaryOperator<Reading<T>> combiner() {
        return (first, second) -> first;
    }

    @Override
    public final Function<Reading<T>, Reading<T>> finisher() {
        return Function.identity();
    }

    @Override
    public final Set<Characteristics> characteristics() {
        return CHARACTERISTICS;
    }
}
