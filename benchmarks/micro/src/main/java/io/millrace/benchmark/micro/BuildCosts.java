package io.millrace.benchmark.micro;

import io.millrace.benchmark.millrace.Product;
import io.millrace.benchmark.millrace.World;
import io.millrace.query.Query;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** To build a query, which knows nothing of others. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BuildCosts {

    private int number;

    /** One condition. */
    @Benchmark
    public Query<World> buildSmallQuery() {
        return Questions.small(number++);
    }

    /** Four conditions, an order and a limit. */
    @Benchmark
    public Query<Product> buildLargeQuery() {
        return Questions.large(number++);
    }
}
