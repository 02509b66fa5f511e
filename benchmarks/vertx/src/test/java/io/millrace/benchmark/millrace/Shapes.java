package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.ProductTable.PRODUCT;
import static io.millrace.query.Query.from;

import io.millrace.expr.Condition;
import io.millrace.query.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Many queries whose texts differ. */
final class Shapes {

    private Shapes() {}

    /** Each number asks about other columns. */
    static Query<Product> asking(int bits) {
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
