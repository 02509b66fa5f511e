package io.millrace.forum;

import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import java.math.BigDecimal;

/** A row whose key is equal in PostgreSQL where it is not in Java: 1.0 and 1.00. */
@Schema(table = "shelves")
public record Shelf(
        @Id BigDecimal code, @HasMany(key = "shelf") Many<Book> books) {}
