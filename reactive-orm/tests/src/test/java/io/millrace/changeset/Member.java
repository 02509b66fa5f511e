package io.millrace.changeset;

import io.millrace.schema.Column;
import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Sensitive;
import io.millrace.schema.Unique;
import io.millrace.schema.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who signs up: a row with constraints of every kind. */
@Schema
public record Member(
        @Id @Generated long id,
        @Column(type = "varchar(40)") String name,
        @Sensitive @Unique String email,
        @Nullable Integer age,
        @Default("'READER'") Role role,
        @Default("'{}'") List<String> tags,
        @Nullable @Column(type = "numeric(5,2)") BigDecimal fee,
        @Nullable LocalDate born,
        @Nullable @References(Team.class) Long teamId,
        @Default("false") boolean admin,
        @Nullable Address address,
        @Version int version) {

    /** What a member may do. */
    public enum Role {
        READER,
        AUTHOR
    }

    /** A document in the row. */
    public record Address(@Nullable String city, @Nullable Integer floor) {}
}
