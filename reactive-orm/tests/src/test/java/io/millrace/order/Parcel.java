package io.millrace.order;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.Schema;
import io.millrace.schema.SoftDelete;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an order is sent in; is kept when it is deleted. */
@Schema
@Index(value = "code", unique = true, where = "deleted_at is null")
public record Parcel(
        @Id @Generated long id,
        long orderId,
        String code,
        int grams,
        @SoftDelete @Nullable Instant deletedAt) {}
