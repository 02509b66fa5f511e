package io.millrace.cabinet;

import io.millrace.schema.Cascade;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import io.millrace.schema.SoftDelete;
import io.millrace.schema.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What papers are in, and other folders. */
@Schema
@Index(value = "name", unique = true, where = "deleted_at is null")
public record Folder(
        @Id @Generated long id,
        String name,
        @Nullable Long parentId,
        @SoftDelete @Nullable Instant deletedAt,
        @Version int version,

        @HasMany(key = "parentId", onDelete = Cascade.SOFT_DELETE)
        Many<Folder> folders,

        @HasMany(onDelete = Cascade.SOFT_DELETE) Many<Paper> papers,
        @HasMany(onDelete = Cascade.RESTRICT) Many<Seal> seals,
        @HasMany(through = {"papers", "remarks"}) Many<Remark> remarks,
        @HasMany(through = {"folders", "papers"}) Many<Paper> papersBelow) {}
