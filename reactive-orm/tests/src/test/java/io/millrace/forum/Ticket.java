package io.millrace.forum;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** A row that refers to a key of two columns. */
@Schema
public record Ticket(@Id long id, int hall, int number) {}
