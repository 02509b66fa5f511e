package io.millrace.forum;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A place in a tree of such places. */
@Schema
public record Board(
        @Id long id,
        @Nullable Long parentId,
        @BelongsTo One<Board> parent,
        @HasMany(key = "parentId") Many<Board> children) {}
