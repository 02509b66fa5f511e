package io.millrace.changeset;

import io.millrace.schema.Column;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import org.jspecify.annotations.Nullable;

/** A place for something, whose columns go by other names than its components. */
@Schema
@Unique({"label", "color"}) public record Slot(
        @Id @Generated long id,
        @Nullable @Unique @Column("uniform_code") String code,
        @Nullable @Column("uniform_label") String label,
        @Nullable String color,
        @Nullable @Column("crew") @References(Team.class) Long teamId) {}
