package io.millrace.benchmark.spring;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** A row of ten columns. */
@Table("product")
record Product(
        @Id long id,
        String name,
        String maker,
        String description,
        int stock,
        double weight,
        boolean available,
        @Column("listed_at") OffsetDateTime listedAt,
        UUID code,
        BigDecimal price) {}
