package io.millrace.table;

import static io.millrace.blog.PurchaseTable.PURCHASE;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonFieldTest {

    @Test
    void aFieldOfADocumentIsComparedAsItsType() {
        assertThat(from(PURCHASE)
                        .where(PURCHASE.item.price.gt(3), PURCHASE.item.validAt.lt(Instant.EPOCH))
                        .toString())
                .contains("(orders.item ->> 'price')::int4 > ")
                .contains("(orders.item ->> 'validAt')::timestamptz < ");
    }

    @Test
    void aDocumentInADocumentIsGoneInto() {
        assertThat(from(PURCHASE)
                        .where(PURCHASE.item.primaryColor.name.eq("red"))
                        .toString())
                .contains("orders.item -> 'primaryColor' ->> 'name' = ");
    }

    @Test
    void aFieldIsSelectedWithItsType() {
        assertThat(from(PURCHASE)
                        .select(PURCHASE.item.reference, PURCHASE.item.primaryColor)
                        .toString())
                .contains("orders.item ->> 'reference', ", "(orders.item ->> 'primaryColor')::jsonb");
    }
}
