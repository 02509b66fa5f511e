package io.millrace.cabinet;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Cascade;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.SoftDelete;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is kept in a folder. */
@Schema
public record Paper(
        @Id @Generated long id,
        @References(Folder.class) long folderId,
        String title,
        @SoftDelete @Nullable Instant deletedAt,
        @BelongsTo One<Folder> folder,
        @HasMany(onDelete = Cascade.DELETE) Many<Remark> remarks,
        @HasOne(onDelete = Cascade.NILIFY) One<Loan> loan) {}
