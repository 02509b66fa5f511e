package io.millrace.forum;

import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;

/** A row with a key of two columns. */
@Schema
public record Seat(
        @Id int hall,
        @Id int number,
        @HasMany(key = {"hall", "number"}) Many<Ticket> tickets) {}
