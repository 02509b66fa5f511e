package io.millrace.benchmark.jdbc;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of ten columns. */
record Product(
        long id,
        String name,
        String maker,
        String description,
        int stock,
        double weight,
        boolean available,
        OffsetDateTime listedAt,
        UUID code,
        BigDecimal price) {}
