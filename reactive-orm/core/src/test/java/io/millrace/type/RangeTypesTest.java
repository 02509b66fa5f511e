package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RangeTypesTest {

    private static TypeFixture postgres;

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("""
                create type textrange as range (subtype = text, collation = "C");
                create type floatrange as range (subtype = float8)""");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void rangesOfEveryBoundComeBackAsTheyWere() {
        postgres.givesBack(
                Types.INT4RANGE,
                Range.closedOpen(Integer.MIN_VALUE, 5),
                Range.atLeast(1),
                Range.lessThan(0),
                Range.all(),
                Range.empty());
        postgres.givesBack(Types.INT8RANGE, Range.closedOpen(-5_000_000_000L, Long.MAX_VALUE));
        postgres.givesBack(
                Types.NUMRANGE,
                Range.closed(new BigDecimal("1.0"), new BigDecimal("1.00")),
                Range.open(new BigDecimal("-1.5"), BigDecimal.ZERO),
                Range.openClosed(BigDecimal.ZERO, new BigDecimal("0.1")),
                Range.greaterThan(BigDecimal.ONE),
                Range.atMost(BigDecimal.ONE));
        postgres.givesBack(
                Types.DATERANGE,
                Range.closedOpen(LocalDate.of(-4, 3, 1), LocalDate.of(2024, 2, 29)),
                Range.closedOpen(LocalDate.of(2024, 1, 1), LocalDate.MAX));
        postgres.givesBack(
                Types.TSRANGE,
                Range.closed(LocalDateTime.MIN, LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1_000)),
                Range.open(LocalDateTime.of(0, 1, 1, 0, 0), LocalDateTime.MAX));
        postgres.givesBack(
                Types.TSTZRANGE,
                Range.closedOpen(Instant.EPOCH, Instant.parse("2024-01-01T00:00:00.000001Z")),
                Range.closed(Instant.MIN, Instant.MAX));
        postgres.givesBack(Types.range("floatrange", Types.FLOAT8), Range.open(-0.5, 1e300));
        postgres.givesBack(
                Types.arrayOf(Types.INT4RANGE), List.of(List.of(Range.closedOpen(1, 2), Range.empty()), List.of()));
    }

    @Test
    void hostileBoundsComeBackAsTheyWere() {
        PgType<Range<String>> type = Types.range("textrange", Types.TEXT);
        List<Range<String>> ranges = new ArrayList<>();
        for (String sample : HostileText.samples()) {
            ranges.add(Range.closed(sample, sample));
            ranges.add(Range.greaterThan(sample));
            ranges.add(Range.lessThan(sample + "z"));
        }
        postgres.givesBack(type, ranges);
    }

    @Test
    void postgreSqlRewritesARangeOfWholeNumbers() {
        Object given = postgres.one(
                "select " + Types.INT4RANGE.selected(Types.INT4RANGE.parameter("$1")),
                Types.INT4RANGE.encode(Range.closed(1, 3)));

        assertThat(Types.INT4RANGE.decode(given)).isEqualTo(Range.closedOpen(1, 4));
        assertThat(Types.INT4RANGE.equalsAgrees()).isFalse();
    }

    @Test
    void setsOfRangesComeBackAsTheyWere() {
        PgType<List<Range<Integer>>> numbers = Types.multirange("int4multirange", Types.INT4);
        PgType<List<Range<String>>> texts = Types.multirange("textmultirange", Types.TEXT);

        postgres.givesBack(
                numbers,
                List.of(List.of(), List.of(Range.all()), List.of(Range.closedOpen(1, 2), Range.closedOpen(5, 9))));
        postgres.givesBack(texts, List.of(List.of(Range.closed("\"\\", "],)}\""), Range.closed("{,", "}"))));
        postgres.givesBack(Types.arrayOf(numbers), List.of(List.of(List.of(Range.closedOpen(1, 2)), List.of())));
    }

    @Test
    void aRangeSaysWhatItCannotBe() {
        assertThatThrownBy(() -> new Range<>(1, true, null, false, true)).hasMessage("an empty range has no bounds");
        assertThatThrownBy(() -> new Range<>(null, true, 1, false, false))
                .hasMessage("a bound that is missing is not inside");
    }

    @Test
    void aBoundThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Types.range("textrange", Types.TEXT).encode(Range.atLeast("\u0000")))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> postgres.read(Types.NUMRANGE, "numrange(0, 'NaN')"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Types.INT4RANGE.encode(Range.closed(3, 1)))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                        ORM-801: a value cannot be written as int4range
                          because: its lower bound comes after its upper one
                          fix: change the two: Range.closedOpen(first, last)""");
        assertThatThrownBy(() -> Types.multirange("int4multirange", Types.INT4).encode(List.of(Range.open(3, 1))))
                .isInstanceOf(InvalidValue.class);
        for (Range<?> range : List.of(Range.closed(1, 1), Range.closed("b", "a"), Range.closed(1, 1L))) {
            RangeBounds.check("anyrange", range);
        }
        postgres.works();
    }

    @Test
    void aBoundThatNothingLiesBehindIsRefusedWithTheRangeThatIsMeant() {
        LocalDate lastDay = LocalDate.of(5_874_897, 12, 31);

        refuses(Types.INT4RANGE, Range.closed(3, Integer.MAX_VALUE), "leave the bound away: Range.atLeast(first)");
        refuses(
                Types.INT4RANGE,
                Range.openClosed(3, Integer.MAX_VALUE),
                "leave the bound away: Range.greaterThan(first)");
        refuses(Types.DATERANGE, Range.atMost(lastDay), "leave the bound away: Range.all()");
        refuses(Types.INT8RANGE, Range.greaterThan(Long.MAX_VALUE), "write that nothing is meant: Range.empty()");
        refuses(
                Types.INT8RANGE,
                Range.openClosed(Long.MAX_VALUE, Long.MAX_VALUE),
                "write that nothing is meant: Range.empty()");
        postgres.givesBack(Types.INT4RANGE, Range.atLeast(3), Range.empty());
        postgres.givesBack(Types.DATERANGE, Range.all());
    }

    private static <T> void refuses(PgType<Range<T>> type, Range<T> range, String fix) {
        assertThatThrownBy(() -> type.encode(range))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("ORM-801: a value cannot be written as " + type.sqlName()
                        + "\n  because: PostgreSQL writes it with the value after this bound, and there is none\n  fix: "
                        + fix);
    }

    /** What is refused before it is sent is what PostgreSQL refuses. */
    @Test
    void postgreSqlRefusesTheSameRanges() {
        isRefused("int4range", "[3,1]", "range lower bound must be less than or equal to range upper bound");
        isRefused("int4range", "[3,2147483647]", "integer out of range");
        isRefused("int8range", "(9223372036854775807,)", "bigint out of range");
        isRefused("daterange", "(,5874897-12-31]", "date out of range");
        postgres.works();
    }

    private static void isRefused(String type, String literal, String because) {
        assertThatThrownBy(() -> postgres.one("select cast(cast(cast($1 as text) as " + type + ") as text)", literal))
                .as(literal)
                .hasMessageContaining(because);
    }

    @Test
    void textThatIsNoRangeIsRefused() {
        for (String text : List.of("", "[", "[1", "[1,", "[1,2", "1,2", "{1,2}", "[1,2)x", "[1,\"2)", "emptyx")) {
            assertThatThrownBy(() -> Types.INT4RANGE.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not readable as int4range: the text is not a range of PostgreSQL's form");
        }
        for (String text : List.of("", "{", "{[1,2)", "{[1,2)]", "{[1,2),}", "{}x")) {
            assertThatThrownBy(
                            () -> Types.multirange("int4multirange", Types.INT4).parse(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
