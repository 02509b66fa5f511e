package io.millrace.docs.library;

import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

// tag::tagging[]
@Schema
public record Tagging(
        @Id @References(Book.class) long bookId,
        @Id @References(Tag.class) long tagId,
        int position) {}
// end::tagging[]
