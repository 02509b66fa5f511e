package io.millrace.benchmark.millrace;

import io.millrace.schema.Column;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A row of ten columns. */
@Schema(table = "product")
public record Product(
        @Id long id,
        String name,
        String maker,
        String description,
        int stock,
        double weight,
        boolean available,
        Instant listedAt,
        UUID code,
        @Column(type = "numeric(12,2)") BigDecimal price) {}
