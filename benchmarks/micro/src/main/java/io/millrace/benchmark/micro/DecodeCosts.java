package io.millrace.benchmark.micro;

import static io.millrace.benchmark.millrace.ProductTable.PRODUCT;

import io.millrace.benchmark.millrace.Product;
import io.millrace.type.RowReader;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * To make a record of the ten values that the driver has for a row: by the generated decoder, and by hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeCosts {

    private final Object[] values = {
        7L,
        "product 7",
        "maker 7",
        "What there is to be said about product 7, in a line of ordinary length.",
        7,
        7.25,
        true,
        OffsetDateTime.of(2020, 1, 1, 0, 0, 1, 123_000_000, ZoneOffset.UTC),
        new UUID(1, 2),
        new BigDecimal("1.49")
    };
    private final RowReader row = position -> values[position];

    /** As every query does it. */
    @Benchmark
    public Product decodeTenColumns() {
        return PRODUCT.decode(row, 0);
    }

    /** Casts and a constructor. */
    @Benchmark
    public Product decodeTenColumnsByHand() {
        return new Product(
                (Long) value(0),
                (String) value(1),
                (String) value(2),
                (String) value(3),
                (Integer) value(4),
                (Double) value(5),
                (Boolean) value(6),
                ((OffsetDateTime) value(7)).toInstant(),
                (UUID) value(8),
                (BigDecimal) value(9));
    }

    private Object value(int position) {
        return Objects.requireNonNull(row.get(position));
    }
}
