package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TemporalTypesTest {

    private static final Instant FIRST = LocalDateTime.of(-4713, 11, 24, 0, 0).toInstant(ZoneOffset.UTC);
    private static final Instant LAST =
            LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000).toInstant(ZoneOffset.UTC);

    private static TypeFixture postgres;

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("select 1");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void datesKeepTheirEndsAndInfinities() {
        postgres.givesBack(
                Types.DATE,
                LocalDate.of(2024, 2, 29),
                LocalDate.of(1, 1, 1),
                LocalDate.of(0, 12, 31),
                LocalDate.of(-4713, 11, 24),
                LocalDate.of(10_000, 1, 1),
                LocalDate.of(5_874_897, 12, 31),
                LocalDate.MAX,
                LocalDate.MIN);
        assertThat(postgres.read(Types.DATE, "'infinity'::date")).isEqualTo(LocalDate.MAX);
        assertThat(postgres.read(Types.DATE, "'-infinity'::date")).isEqualTo(LocalDate.MIN);
        assertThat(postgres.read(Types.DATE, "'0001-12-31 BC'::date")).isEqualTo(LocalDate.of(0, 12, 31));
    }

    @Test
    void aDateThatPostgreSqlLacksIsRefused() {
        assertThatThrownBy(() -> Types.DATE.encode(LocalDate.of(5_874_898, 1, 1)))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("date holds 4714-11-24 BC to 5874897-12-31");
        assertThatThrownBy(() -> Types.DATE.encode(LocalDate.of(-4713, 11, 23))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Types.DATE.text(LocalDate.of(-4713, 11, 23))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void timesOfDayKeepMicroseconds() {
        postgres.givesBack(
                Types.TIME,
                LocalTime.MIDNIGHT,
                LocalTime.NOON,
                LocalTime.of(1, 2, 3, 4_000),
                LocalTime.of(23, 59, 59, 999_999_000));
        assertThat(Types.TIME.encode(LocalTime.MAX)).isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
    }

    @Test
    void theEndOfADayIsAnErrorOfItsRowAndNotOfTheConnection() {
        assertThatThrownBy(() -> postgres.read(Types.TIME, "'24:00'::time"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not readable as time: 24:00 is the end of a day, for which LocalTime has no value");
        postgres.works();
    }

    @Test
    void timestampsKeepMicrosecondsOnBothSidesOfEveryEpoch() {
        List<Instant> instants = new ArrayList<>(List.of(
                FIRST,
                FIRST.plus(1, ChronoUnit.MICROS),
                LAST,
                Instant.EPOCH,
                Instant.EPOCH.minus(1, ChronoUnit.MICROS),
                Instant.parse("1999-12-31T23:59:59.999999Z"),
                Instant.parse("2000-01-01T00:00:00Z"),
                Instant.parse("0000-12-31T23:59:59.999999Z"),
                Instant.parse("2024-03-31T01:30:00.000001Z"),
                Instant.MAX));
        Random random = new Random(5);
        long seconds = LAST.getEpochSecond() - FIRST.getEpochSecond();
        for (int count = 0; count < 300; count++) {
            instants.add(FIRST.plusSeconds(Math.floorMod(random.nextLong(), seconds))
                    .plus(random.nextInt(1_000_000), ChronoUnit.MICROS));
        }
        postgres.givesBack(Types.TIMESTAMPTZ, instants);
        postgres.givesBack(
                Types.TIMESTAMP,
                instants.stream()
                        .map(instant -> instant.equals(Instant.MAX)
                                ? LocalDateTime.MAX
                                : LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                        .toList());
        postgres.givesBack(
                Types.TIMESTAMPTZ_OFFSET,
                instants.stream()
                        .map(instant ->
                                instant.equals(Instant.MAX) ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC))
                        .toList());
    }

    @Test
    void whatLiesBelowAMicrosecondIsDroppedTowardsThePastSoThatTheValueIsTheRow() {
        Instant after = Instant.parse("2024-01-01T00:00:00.123456789Z");
        Instant before = Instant.parse("1969-12-31T23:59:59.999999999Z");

        assertThat(there(Types.TIMESTAMPTZ, after)).isEqualTo(Instant.parse("2024-01-01T00:00:00.123456Z"));
        assertThat(there(Types.TIMESTAMPTZ, before)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(there(Types.TIMESTAMP, LocalDateTime.of(1850, 1, 1, 0, 0, 0, 1_999)))
                .isEqualTo(LocalDateTime.of(1850, 1, 1, 0, 0, 0, 1_000));
        assertThat(Types.TIMESTAMPTZ.text(before)).isEqualTo("1969-12-31 23:59:59.999999+00");
        assertThat(there(Types.TIMESTAMPTZ, LAST.plusNanos(999))).isEqualTo(LAST);
    }

    @Test
    void anOffsetIsWrittenAsItsInstantAndReadInUtc() {
        OffsetDateTime written = OffsetDateTime.parse("2024-01-01T05:30:00+05:30");

        assertThat(there(Types.TIMESTAMPTZ_OFFSET, written)).isEqualTo(OffsetDateTime.parse("2024-01-01T00:00:00Z"));
        assertThat(Types.TIMESTAMPTZ_OFFSET.equalsAgrees()).isFalse();
        assertThat(Types.TIMESTAMPTZ.equalsAgrees()).isTrue();
    }

    @Test
    void theTextOfEveryTimeZoneIsRead() {
        for (String zone :
                List.of("UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati", "Africa/Monrovia")) {
            postgres.rows("select set_config('TimeZone', '" + zone + "', false)");
            for (String instant :
                    List.of("1800-01-01 00:00:00+00", "2024-06-30 23:59:59.5+00", "0044-03-15 12:00:00+00 BC")) {
                Object text = postgres.one("select cast('" + instant + "'::timestamptz as text)");
                assertThat(Types.TIMESTAMPTZ.parse((String) text)).as(zone).isEqualTo(Types.TIMESTAMPTZ.parse(instant));
            }
        }
        postgres.rows("select set_config('TimeZone', 'UTC', false)");
    }

    @Test
    void infinitiesAreReadAsTheEndsOfTheJavaType() {
        assertThat(postgres.read(Types.TIMESTAMPTZ, "'infinity'::timestamptz")).isEqualTo(Instant.MAX);
        assertThat(postgres.read(Types.TIMESTAMPTZ, "'-infinity'::timestamptz")).isEqualTo(Instant.MIN);
        assertThat(postgres.read(Types.TIMESTAMP, "'infinity'::timestamp")).isEqualTo(LocalDateTime.MAX);
        assertThat(postgres.read(Types.TIMESTAMP, "'-infinity'::timestamp")).isEqualTo(LocalDateTime.MIN);
        assertThat(postgres.read(Types.TIMESTAMPTZ_OFFSET, "'-infinity'::timestamptz"))
                .isEqualTo(OffsetDateTime.MIN);
        assertThat(postgres.one(
                        "select cast(" + Types.TIMESTAMPTZ.parameter("$1") + " as text)",
                        Types.TIMESTAMPTZ.encode(Instant.MAX)))
                .isEqualTo("infinity");
    }

    @Test
    void minusInfinityIsRefusedWhereTheDriverWouldStoreAnotherTime() {
        assertThatThrownBy(() -> Types.TIMESTAMPTZ.encode(Instant.MIN))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                        ORM-801: a value cannot be written as timestamptz
                          because: the driver has no binary form of -infinity and would store the year 4714 BC
                          fix: write it in SQL: sql("'-infinity'::timestamptz")""");
        assertThatThrownBy(() -> Types.TIMESTAMP.encode(LocalDateTime.MIN)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Types.TIMESTAMPTZ_OFFSET.encode(OffsetDateTime.MIN))
                .isInstanceOf(InvalidValue.class);
        assertThat(Types.TIMESTAMPTZ.text(Instant.MIN)).isEqualTo("-infinity");
    }

    @Test
    void aTimestampThatPostgreSqlLacksIsRefused() {
        for (Instant instant : List.of(
                FIRST.minusNanos(1),
                LAST.plus(1, ChronoUnit.MICROS),
                Instant.MAX.minusNanos(1),
                Instant.MIN.plusNanos(1))) {
            assertThatThrownBy(() -> Types.TIMESTAMPTZ.encode(instant))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageContaining("timestamptz holds 4714-11-24 00:00:00 BC to 294276-12-31 23:59:59.999999");
        }
        assertThatThrownBy(() -> Types.TIMESTAMPTZ_OFFSET.encode(OffsetDateTime.MAX.minusNanos(1)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Types.TIMESTAMP.text(LocalDateTime.MAX.minusNanos(1)))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void textOfAnotherStyleIsRefusedInsteadOfMisread() {
        for (String text : List.of("01/02/2024", "2024-13-01", "2024-02-30", "24-01-01", "secret")) {
            assertThatThrownBy(() -> Types.DATE.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(text);
        }
        assertThatThrownBy(() -> Types.TIMESTAMPTZ.parse("2024-01-01 00:00:00"))
                .hasMessage("not readable as timestamptz: the text has no time zone");
        assertThatThrownBy(() -> Types.TIMESTAMP.parse("2024-01-01 00:00:00+00"))
                .hasMessage("not readable as timestamp: the text has a time zone, and a timestamp has none");
        assertThatThrownBy(() -> Types.TIME.parse("12:61")).isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> T there(PgType<T> type, T value) {
        return type.decode(postgres.one("select " + type.selected(type.parameter("$1")), type.encode(value)));
    }
}
