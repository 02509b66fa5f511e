package io.millrace.blog;

import io.millrace.schema.Column;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code orders}, whose name SQL reserves in the singular. */
@Schema(table = "orders")
public record Purchase(
        @Id @Generated long id,
        @Nullable String label,
        @Nullable Item item,
        @Nullable @Column("meta") Map<String, Object> metadata) {}
