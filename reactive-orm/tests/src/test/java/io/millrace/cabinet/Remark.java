package io.millrace.cabinet;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

/** What somebody wrote on a paper; goes with it for good. */
@Schema
public record Remark(
        @Id @Generated long id,
        @References(Paper.class) long paperId,
        String text,
        @BelongsTo One<Paper> paper,
        @HasOne(through = {"paper", "folder"}) One<Folder> folder) {}
