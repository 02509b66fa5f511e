package io.millrace.benchmark.micro;

import static io.millrace.benchmark.millrace.ProductTable.PRODUCT;
import static io.millrace.query.Query.from;

import io.millrace.benchmark.millrace.Product;
import io.millrace.benchmark.millrace.World;
import io.millrace.expr.Condition;
import io.millrace.query.Query;
import io.millrace.repo.Repo;
import io.millrace.repo.sql.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** To find the text of a query whose shape is known, and to send it, among few other shapes and among many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueryCosts {

    private static final int MANY = 1000;

    /** How many shapes the cache holds. */
    @Param({"1", "1000"})
    public int shapes;

    private final Repo repo = Repo.connect("postgresql://nobody@localhost:1/nothing");
    private final Repo elsewhere = Repo.connect("postgresql://nobody@localhost:1/nothing");
    private final Unasked<World> subscriber = new Unasked<>();
    private final Query<World> small = Questions.small(7);
    private final Query<Product> large = Questions.large(7);

    /**
     * Fills the cache with shapes: each asks about other columns. Those that it is not to hold go into the cache of another
     * repo, so that the compiler has seen the same kinds of conditions whatever the number is.
     */
    @Setup
    public void fill() {
        List<String> sql = IntStream.range(1, MANY)
                .mapToObj(bits ->
                        (bits < shapes ? repo : elsewhere).toSql(asking(bits)).sql())
                .distinct()
                .toList();
        if (sql.size() != MANY - 1) {
            throw new IllegalStateException("only " + sql.size() + " shapes differ");
        }
    }

    /** Nothing was ever connected. */
    @TearDown
    public void close() {
        repo.close().block();
        elsewhere.close().block();
    }

    /** From a query to its text and values. */
    @Benchmark
    public Statement findSmallShape() {
        return repo.toSql(small);
    }

    /** The same of the large query. */
    @Benchmark
    public Statement findLargeShape() {
        return repo.toSql(large);
    }

    /** From {@code repo.all} to a subscriber that has not asked for a row yet: nothing is left but to send it. */
    @Benchmark
    public Object sendSmallShape() {
        repo.all(small).subscribe(subscriber);
        return subscriber;
    }

    private static Query<Product> asking(int bits) {
        Query<Product> query = from(PRODUCT).where(PRODUCT.id.gt(0));
        List<Condition<? super Product>> conditions = List.of(
                PRODUCT.id.gt(1),
                PRODUCT.name.eq("a"),
                PRODUCT.maker.eq("b"),
                PRODUCT.description.eq("c"),
                PRODUCT.stock.gt(2),
                PRODUCT.weight.gt(3.0),
                PRODUCT.available,
                PRODUCT.code.eq(new UUID(0, 0)),
                PRODUCT.price.gt(BigDecimal.ONE),
                PRODUCT.listedAt.gt(Instant.EPOCH));
        for (int i = 0; i < conditions.size(); i++) {
            if ((bits >> i & 1) == 1) {
                query = query.where(conditions.get(i));
            }
        }
        return query;
    }
}
