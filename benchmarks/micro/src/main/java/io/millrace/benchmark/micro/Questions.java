package io.millrace.benchmark.micro;

import static io.millrace.benchmark.millrace.ProductTable.PRODUCT;
import static io.millrace.benchmark.millrace.WorldTable.WORLD;
import static io.millrace.query.Query.from;

import io.millrace.benchmark.millrace.Product;
import io.millrace.benchmark.millrace.World;
import io.millrace.query.Query;

/** The queries whose costs are told. */
final class Questions {

    private static final int PAGE = 20;

    private Questions() {}

    /** One condition. */
    static Query<World> small(int key) {
        return from(WORLD).where(WORLD.id.eq(key));
    }

    /** Four conditions, an order and a limit. */
    static Query<Product> large(int key) {
        return from(PRODUCT)
                .where(PRODUCT.id.gt(key), PRODUCT.stock.gt(0), PRODUCT.available, PRODUCT.name.like("p%"))
                .orderBy(PRODUCT.price.desc(), PRODUCT.id.asc())
                .limit(PAGE);
    }
}
