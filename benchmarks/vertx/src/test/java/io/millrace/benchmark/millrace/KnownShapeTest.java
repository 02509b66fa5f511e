package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.ProductTable.PRODUCT;
import static io.millrace.benchmark.millrace.WorldTable.WORLD;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.expr.Condition;
import io.millrace.query.Query;
import io.millrace.repo.Repo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/**
 * What a query costs whose shape was seen before, from {@code repo.all} to what the driver is given: counted in bytes, on a
 * repo that never connects.
 */
class KnownShapeTest {

    private static final int BUDGET = 300;
    private static final int SHAPES = 1_000;
    private static final int OPERATIONS = 20_000;

    private final Repo repo = Repo.connect("postgresql://nobody@localhost:1/nothing");
    private final Query<World> query = from(WORLD).where(WORLD.id.eq(7));

    @AfterEach
    void close() {
        repo.close().block();
    }

    @Test
    void isAtMostThreeHundredBytes() {
        assertThat(bytes()).as("bytes of a known shape").isPositive().isLessThanOrEqualTo(BUDGET);
    }

    /** To the byte: nothing of the way there grows with what else is known. */
    @Test
    void costsTheSameAmongAThousand() {
        double alone = bytes();
        Set<String> texts = new HashSet<>();
        for (int bits = 1; bits <= SHAPES; bits++) {
            texts.add(repo.toSql(asking(bits)).sql());
        }
        assertThat(texts).hasSize(SHAPES);

        assertThat(bytes()).isLessThanOrEqualTo(alone + 1);
    }

    private double bytes() {
        return Steady.bytes(BUDGET, OPERATIONS, () -> {
            Flux<World> last = Flux.empty();
            for (int i = 0; i < OPERATIONS; i++) {
                last = repo.all(query);
            }
            assertThat(last).isNotNull();
        });
    }

    /** Each number asks about other columns. */
    private static Query<Product> asking(int bits) {
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
        Query<Product> query = from(PRODUCT);
        for (int i = 0; i < conditions.size(); i++) {
            if ((bits >> i & 1) == 1) {
                query = query.where(conditions.get(i));
            }
        }
        return query;
    }
}
