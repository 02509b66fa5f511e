package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidValue;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntervalTypesTest {

    private static final List<Interval> INTERVALS = intervals();

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
    void monthsDaysAndMicrosecondsAreNeverTurnedIntoEachOther() {
        postgres.givesBack(Types.INTERVAL, INTERVALS);
        postgres.givesBack(Types.arrayOf(Types.INTERVAL), List.of(INTERVALS, List.of()));
        assertThat(postgres.read(Types.INTERVAL, "'31 days'::interval")).isEqualTo(Interval.ofDays(31));
        assertThat(postgres.read(Types.INTERVAL, "'25 hours'::interval"))
                .isEqualTo(new Interval(0, 0, 90_000_000_000L));
        assertThat(postgres.read(Types.INTERVAL, "'-1 year 2 mons -3 days +04:05:06.000007'::interval"))
                .isEqualTo(new Interval(-10, -3, 14_706_000_007L));
        assertThat(postgres.one(
                        "select cast(" + Types.INTERVAL.parameter("$1") + " as text)",
                        Types.INTERVAL.encode(new Interval(0, 31, 0))))
                .isEqualTo("31 days");
    }

    @Test
    void theStyleIso8601IsReadTooAndOthersAreRefused() {
        PgType<Interval> type = Types.INTERVAL;
        try {
            postgres.rows("select set_config('IntervalStyle', 'iso_8601', false)");
            postgres.givesBack(type, INTERVALS);
            for (String style : List.of("sql_standard", "postgres_verbose")) {
                postgres.rows("select set_config('IntervalStyle', '" + style + "', false)");
                assertThatThrownBy(() -> postgres.read(type, "'1 year -2 mons 3 days 04:05:06'::interval"))
                        .hasMessage("not readable as interval: the text is not of the interval style postgres or"
                                + " iso_8601, of which the connection is to be");
            }
        } finally {
            postgres.rows("select set_config('IntervalStyle', 'postgres', false)");
        }
        postgres.works();
    }

    @Test
    void aLengthOfTimeIsAnIntervalWithoutDays() {
        postgres.givesBack(
                Types.DURATION,
                Duration.ZERO,
                Duration.ofDays(400),
                Duration.ofSeconds(-1, 1_000),
                Interval.of(Duration.ofSeconds(9_223_372_036_854L, 775_807_000)).toDuration(),
                Duration.ofSeconds(-9_223_372_036_855L, 224_192_000));
        assertThat(Interval.of(Duration.ofNanos(1_999)).microseconds()).isEqualTo(1);
        assertThat(Interval.of(Duration.ofNanos(-1)).microseconds()).isEqualTo(-1);
        assertThat(Interval.of(Duration.ofNanos(-1_000)).microseconds()).isEqualTo(-1);
        assertThatThrownBy(() -> postgres.read(Types.DURATION, "'1 day'::interval"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("read it as an Interval");
        assertThatThrownBy(() -> Types.DURATION.encode(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("ORM-802: a value is out of range for interval");
        postgres.works();
    }

    @Test
    void aPeriodIsAnIntervalWithoutAPartOfADay() {
        postgres.givesBack(Types.PERIOD, Period.ZERO, Period.of(1, 2, 45), Period.of(-1, -11, 3), Period.ofDays(-400));
        assertThat(postgres.read(Types.PERIOD, "'14 mons'::interval")).isEqualTo(Period.of(1, 2, 0));
        assertThatThrownBy(() -> postgres.read(Types.PERIOD, "'1 hour'::interval"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Types.PERIOD.encode(Period.ofYears(Integer.MAX_VALUE)))
                .isInstanceOf(InvalidValue.class);
        postgres.works();
    }

    @Test
    void anInfiniteIntervalIsRefusedBothWays() {
        Interval infinity = new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

        assertThatThrownBy(() -> Types.INTERVAL.encode(infinity))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                ORM-801: a value cannot be written as interval
                  because: with every part at its end it is what PostgreSQL takes for infinity
                  fix: write it in SQL: sql("'infinity'::interval")""");
        assertThatThrownBy(() -> Types.INTERVAL.parse("-infinity"))
                .hasMessage("not readable as interval: an infinite interval has no months, days and microseconds");
    }

    @Test
    void textThatIsNoIntervalIsRefusedWithoutBeingShown() {
        for (String text : List.of(
                "",
                "P",
                "PT",
                "P1YT",
                "secret",
                "1",
                "1 week",
                "99999999999 days",
                "P9999999999999999999D",
                "9223372036854775807:00:00",
                "PT9223372036854775807H",
                "178956971 years")) {
            assertThatThrownBy(() -> Types.INTERVAL.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not readable as interval: ")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void rowsAreNeverMatchedByAnInterval() {
        assertThat(postgres.one("select '1 mon'::interval = '30 days'::interval"))
                .isEqualTo(true);
        assertThat(Types.INTERVAL.equalsAgrees()).isFalse();
        assertThat(Types.DURATION.equalsAgrees()).isFalse();
    }

    private static List<Interval> intervals() {
        List<Interval> intervals = new ArrayList<>(List.of(
                Interval.ZERO,
                new Interval(1, 0, 0),
                new Interval(-12, 0, 0),
                new Interval(0, 31, 0),
                new Interval(0, 0, 1),
                new Interval(0, 0, -1),
                new Interval(0, 0, 90_000_000_000L),
                new Interval(5, -3, -14_706_000_007L),
                new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE - 1),
                new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE + 1),
                new Interval(0, 0, Long.MIN_VALUE),
                new Interval(0, 0, Long.MAX_VALUE)));
        Random random = new Random(23);
        for (int count = 0; count < 200; count++) {
            intervals.add(new Interval(
                    random.nextInt(), random.nextInt() >> random.nextInt(31), random.nextLong() >> random.nextInt(63)));
        }
        return List.copyOf(intervals);
    }
}
