package io.millrace.cabinet;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Who has a paper; stays when the paper goes. */
@Schema
public record Loan(
        @Id @Generated long id,
        @Nullable @References(Paper.class) Long paperId,
        String reader,
        @BelongsTo One<Paper> paper) {}
