package io.millrace.forum;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.Schema;

/** What a member may wear. */
@Schema
public record Badge(
        @Id @Generated long id,
        String label,
        long memberId,
        @BelongsTo One<Member> member) {}
