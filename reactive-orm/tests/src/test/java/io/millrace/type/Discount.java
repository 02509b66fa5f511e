package io.millrace.type;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Column;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import java.math.BigDecimal;

/** What a price is made less by. */
@Schema
public record Discount(
        @Id long id,
        long priceId,
        @Column(type = "numeric(5,4)") BigDecimal rate,
        @BelongsTo One<Price> price) {}
