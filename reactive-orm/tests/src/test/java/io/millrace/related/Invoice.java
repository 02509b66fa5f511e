package io.millrace.related;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;

/** What has lines. */
@Schema
public record Invoice(
        @Id @Generated long id, String payer, @HasMany Many<InvoiceLine> lines) {}
