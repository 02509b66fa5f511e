package app;

import io.millrace.schema.*;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema
@Check("age >= 13")
public record User(
        @Id @Generated UUID id,
        String name,
        @Sensitive @Unique String email,
        @Nullable Integer age,
        @Default("'READER'") Role role,
        Address address,
        List<String> tags,
        @Version int version,
        @InsertedAt Instant insertedAt,
        @HasMany Many<Membership> memberships) {

    public enum Role {
        READER,
        AUTHOR
    }

    public record Address(String street, String city, Country country) {}

    public record Country(String code) {}
}
