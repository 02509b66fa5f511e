package io.millrace.docs.library;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

/** Who has read which book. */
@Schema
public record Loan(
        @Id @Generated long id,
        @References(Book.class) long bookId,
        @References(Reader.class) long readerId,
        @BelongsTo One<Reader> reader) {}
