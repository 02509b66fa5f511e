package app;

import io.millrace.schema.*;
import java.util.UUID;

@Schema
@Index({"team", "userId desc"})
@BelongsTo(name = "user", of = User.class)
public record Membership(
        @Id @References(value = User.class, onDelete = References.OnDelete.CASCADE) UUID userId,
        @Id String team) {}
