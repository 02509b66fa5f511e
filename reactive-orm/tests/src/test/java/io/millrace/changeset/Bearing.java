package io.millrace.changeset;

import io.millrace.schema.Column;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sizes that only the extension pgvector checks, and domains: made in no database. */
@Schema
@SuppressWarnings("ArrayRecordComponent") // that is how vectors are kept
public record Bearing(
        @Id long id,
        @Column(type = "Vector (3)") float @Nullable [] direction,
        @Nullable @Column(type = "VARCHAR( 2 )[]") List<@Nullable String> legs) {}
