package io.millrace.changeset;

import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import org.jspecify.annotations.Nullable;

/** A seat in a room, of which one has no number; each room has at most one such. */
@Schema
@Unique(
        value = {"room", "number"},
        nullsNotDistinct = true)
@Unique({"zone", "guest"}) public record Seat(
        @Id @Generated long id,
        String room,
        @Nullable Integer number,
        @Default("'north'") String zone,
        String guest) {}
