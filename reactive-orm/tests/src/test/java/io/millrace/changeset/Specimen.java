package io.millrace.changeset;

import io.millrace.schema.Column;
import io.millrace.schema.Id;
import io.millrace.schema.PgEnum;
import io.millrace.schema.Scalar;
import io.millrace.schema.Schema;
import io.millrace.schema.Sensitive;
import io.millrace.type.Inet;
import io.millrace.type.Interval;
import io.millrace.type.Range;
import io.millrace.type.TsVector;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column of every type, none of which a row needs. */
@Schema
@SuppressWarnings("ArrayRecordComponent") // that is how bytes are kept
public record Specimen(
        @Id long id,
        @Nullable Boolean flag,
        @Nullable Short small,
        @Nullable @Column(type = "smallint") Integer smallInt,
        @Nullable Integer whole,
        @Nullable @Column(type = "integer") Long wholeLong,
        @Nullable Long big,
        @Nullable BigDecimal number,
        @Nullable @Column(type = "numeric(6,2)") BigDecimal price,
        @Nullable Float single,
        @Nullable Double twice,
        @Nullable String words,
        @Nullable @Column(type = "varchar(12)") String label,
        @Nullable @Column(type = "char(8)") String code,
        @Nullable @Column(type = "citext") String folded,
        @Nullable @Column(type = "macaddr") String card,
        @Nullable @Column(type = "macaddr8") String longCard,
        @Nullable @Column(type = "varbit") String bits,
        @Nullable @Column(type = "xml") String markup,
        @Nullable TsVector lexemes,
        @Nullable @Column(type = "oid") Long object,
        @Nullable UUID key,
        byte @Nullable [] bytes,
        @Nullable LocalDate day,
        @Nullable LocalTime hour,
        @Nullable LocalDateTime local,
        @Nullable Instant moment,
        @Nullable OffsetDateTime offset,
        @Nullable Interval span,
        @Nullable Duration lasting,
        @Nullable Period period,
        @Nullable Inet net,
        @Nullable InetAddress host,
        @Nullable @Column(type = "cidr") Inet block,
        @Nullable Range<Integer> ints,
        @Nullable Range<Long> longs,
        @Nullable Range<BigDecimal> numbers,
        @Nullable Range<LocalDate> days,
        @Nullable Range<LocalDateTime> locals,
        @Nullable Range<Instant> moments,
        @Nullable Hue hue,
        @Nullable Shade shade,
        @Nullable Code wrapped,
        @Nullable Label document,
        @Nullable @Column(type = "json") Label text,
        @Nullable Map<String, Object> open,
        @Nullable List<String> texts,
        @Nullable List<@Nullable Integer> holes,
        @Nullable @Column(type = "citext[]") List<String> foldeds,
        @Nullable List<Inet> nets,
        @Nullable List<BigDecimal> prices,
        @Nullable List<Instant> times,
        @Nullable List<Float> singles,
        @Nullable List<UUID> keys,
        @Nullable List<Range<Integer>> ranges,
        @Nullable List<Hue> hues,
        @Nullable List<Label> documents,
        @Nullable @Column(type = "varchar(12)[]") List<String> labels,
        @Nullable @Column(type = "numeric(6,2)[]") List<BigDecimal> amounts,
        @Nullable @Column(type = "varchar(12)") Handle handle,
        @Nullable @Column(type = "delivery_day") LocalDate delivery,
        @Nullable @Column(type = "delivery_time") Instant delivered,
        @Nullable @Column(type = "parcel_key") UUID parcel,
        @Nullable @Column(type = "agreed") Boolean agreed,
        @Column(type = "signature") byte @Nullable [] signature,
        @Nullable @Column(type = "weight") BigDecimal weight,
        @Nullable @Column(type = "card_address") Card cardAddress,
        @Nullable @Column(type = "delivery_day[]") List<LocalDate> deliveries) {

    /** As text. */
    public enum Hue {
        RED,
        BLUE
    }

    /** As a type of the database. */
    @PgEnum(value = "shade", lowerCase = true)
    public enum Shade {
        DARK,
        PALE
    }

    /** A number with a type of its own. */
    @Scalar
    public record Code(int value) {}

    /** A text with a type of its own. */
    @Scalar
    public record Handle(String value) {}

    /** A text in a domain. */
    @Scalar
    public record Card(String value) {}

    /** A document. */
    public record Label(
            @Nullable String text,
            @Nullable Integer size,
            @Nullable Instant at,
            @Sensitive @Nullable String secret) {}
}
