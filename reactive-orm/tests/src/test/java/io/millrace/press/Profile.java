package io.millrace.press;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import java.util.UUID;

/** Its primary key is the key of its user. */
@Schema
public record Profile(
        @Id @References(User.class) UUID userId,
        String bio,
        @BelongsTo One<User> user) {}
