package io.millrace.related;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Column;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import io.millrace.schema.Version;
import org.jspecify.annotations.Nullable;

/** What somebody wrote. */
@Schema
public record Article(
        @Id @Generated long id,
        @Column(type = "varchar(40)") String title,
        @Nullable @Unique String slug,
        @Nullable Integer place,
        @Nullable @References(Writer.class) Long writerId,
        @Version int version,
        @BelongsTo One<Writer> writer,
        @HasMany Many<Remark> remarks,
        @ManyToMany(table = "articles_tags") Many<Tag> tags,
        @ManyToMany(through = Signature.class) Many<Writer> signers) {}
