package io.millrace.docs.library;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** What a book is about. */
@Schema
public record Tag(@Id @Generated long id, String word) {}
