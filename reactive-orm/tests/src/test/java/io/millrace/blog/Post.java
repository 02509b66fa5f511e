package io.millrace.blog;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Column;
import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import io.millrace.schema.UpdatedAt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A text with nearly every type of column. */
@Schema
@SuppressWarnings("ArrayRecordComponent") // bytes have no other type
@BelongsTo(name = "author", of = User.class)
@HasMany(name = "comments", of = Comment.class)
@HasOne(name = "permalink", of = Permalink.class)
public record Post(
        @Id @Generated long id,
        @Nullable @Column(type = "varchar(100)") String title,
        @Nullable String text,
        byte @Nullable [] blob,
        @Column("public") @Default("true") boolean isPublic,
        @Nullable @Column(type = "numeric(4,1)") BigDecimal cost,
        @Default("0") int visits,
        @Nullable Double intensity,
        @Nullable UUID bid,
        @Unique @Generated(Generated.By.CLIENT) UUID uuid,
        @Nullable Map<String, Object> meta,
        @Nullable Map<String, String> links,
        @Nullable Map<String, Double> intensities,
        @Nullable LocalDate posted,
        @Nullable @References(User.class) Long authorId,
        @InsertedAt Instant insertedAt,
        @UpdatedAt Instant updatedAt) {}
