package io.millrace.blog;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.PgEnum;
import io.millrace.schema.Scalar;
import io.millrace.schema.Schema;
import io.millrace.schema.Sensitive;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key of its own type, enums of both kinds, and a column that nobody may see. */
@Schema
public record Account(
        @Id @Generated(Generated.By.CLIENT) AccountId id,
        Role role,
        @Nullable Mood mood,
        @Sensitive String secret) {

    /** The key: no other id fits where it is wanted. */
    @Scalar
    public record AccountId(UUID value) {}

    /** Stored as text. */
    public enum Role {
        READER,
        AUTHOR,
        ADMIN
    }

    /** Stored as a PostgreSQL enum type. */
    @PgEnum(value = "mood", lowerCase = true)
    public enum Mood {
        HAPPY,
        SAD
    }
}
