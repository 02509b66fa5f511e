package io.millrace.benchmark.micro;

import static io.millrace.benchmark.millrace.ProductTable.PRODUCT;
import static io.millrace.benchmark.millrace.WorldTable.WORLD;
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

/** To build a query, and to find the text of one whose shape is known, among few other shapes and among many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueryCosts {

    /** How many shapes the cache holds. */
    @Param({"1", "1000"})
    public int shapes;

    private final Repo repo = Repo.connect("postgresql://nobody@localhost:1/nothing");
    private final Query<World> small = small(7);
    private final Query<Product> large = large(7);
    private int number;

    /** Fills the cache with shapes: each asks about other columns. */
    @Setup
    public void fill() {
        List<String> sql = IntStream.range(1, shapes)
                .mapToObj(bits -> repo.toSql(asking(bits)).sql())
                .distinct()
                .toList();
        if (sql.size() != shapes - 1) {
            throw new IllegalStateException("only " + sql.size() + " shapes differ");
        }
    }

    /** Nothing was ever connected. */
    @TearDown
    public void close() {
        repo.close().block();
    }

    /** One condition. */
    @Benchmark
    public Query<World> buildSmallQuery() {
        return small(number++);
    }

    /** Four conditions, an order and a limit. */
    @Benchmark
    public Query<Product> buildLargeQuery() {
        return large(number++);
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

    private static Query<World> small(int key) {
        return from(WORLD).where(WORLD.id.eq(key));
    }

    private static Query<Product> large(int key) {
        return from(PRODUCT)
                .where(PRODUCT.id.gt(key), PRODUCT.stock.gt(0), PRODUCT.available, PRODUCT.name.like("p%"))
                .orderBy(PRODUCT.price.desc(), PRODUCT.id.asc())
                .limit(20);
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
