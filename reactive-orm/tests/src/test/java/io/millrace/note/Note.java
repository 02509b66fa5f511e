package io.millrace.note;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.schema.Default;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import io.millrace.type.Interval;
import io.millrace.type.Range;
import io.millrace.type.TsVector;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column of every kind, and each that a row can do without has a default. */
@Schema
public record Note(
        @Id long id,
        @Default("gen_random_uuid()") UUID key,
        @Default("''") String title,
        @Nullable String body,
        @Default("'CALM'") Mood mood,
        @Default("0") int stars,
        @Nullable Integer bonus,
        @Default("0") short weight,
        @Default("0") double rate,
        @Nullable BigDecimal price,
        @Default("false") boolean published,
        @Nullable Boolean seen,
        @Default("'2024-01-31'") LocalDate posted,
        @Default("'08:30'") LocalTime opens,
        @Default("'2024-01-31 10:00'") LocalDateTime localAt,
        @Default("'2024-01-31 10:00Z'") Instant at,
        @Nullable Instant readAt,
        @Default("'1 day'") Interval span,
        @Default("'{}'") List<String> tags,
        @Nullable List<Integer> scores,
        @Default("'{}'") JsonNode meta,
        @Nullable Address address,
        @Default("'[2024-01-01,2024-02-01)'") Range<LocalDate> days,
        @Nullable Range<Instant> during,
        @Default("''") TsVector words) {

    /** How a note is felt. */
    public enum Mood {
        CALM,
        GLAD,
        WILD
    }

    /** A document in a column. */
    public record Address(
            @Nullable String city,
            @Nullable Integer floor,
            @Nullable Geo geo) {}

    /** A document in a document. */
    public record Geo(double lat) {}
}
