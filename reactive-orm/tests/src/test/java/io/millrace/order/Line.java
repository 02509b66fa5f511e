package io.millrace.order;

import io.millrace.schema.Column;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import io.millrace.schema.Version;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of an order; its remarks are of a type that PostgreSQL cannot compare. */
@Schema
@Unique({"orderId", "place"}) public record Line(
        @Id @Generated long id,
        long orderId,
        int place,
        String article,
        @Nullable @Column(type = "json") Map<String, String> remarks,
        @Version int version) {}
