package io.millrace.docs.app;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import io.millrace.schema.Sensitive;
import io.millrace.schema.Unique;
import io.millrace.schema.UpdatedAt;
import io.millrace.schema.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

// tag::record[]
@Schema // the table "users"
public record User(
        @Id @Generated UUID id, // filled by the database
        String name, // not null
        @Sensitive @Unique String email, // never printed by the library
        @Nullable Integer age, // null allowed: a column of another kind
        Role role, // an enum, stored as text
        Address address, // a record, stored as jsonb: USER.address.city
        @Version int version, // the optimistic lock
        @InsertedAt Instant insertedAt,
        @UpdatedAt Instant updatedAt,
        @HasMany Many<Post> posts) {} // a relation, not a column
// end::record[]
