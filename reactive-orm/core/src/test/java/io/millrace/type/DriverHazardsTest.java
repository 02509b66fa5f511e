package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.data.Interval;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the driver does with values when nobody is in between. Each case is why a type here takes a way of its own: where
 * one of them fails after an upgrade of the driver, that way may be looked at again.
 */
class DriverHazardsTest {

    private static TypeFixture postgres;

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("""
                create extension citext;
                create table numbers (small int2, medium int4)""");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void numbersAreCutToFit() {
        assertThat(postgres.one("insert into numbers (medium) values ($1) returning medium", 5_000_000_000L))
                .isEqualTo(705_032_704);
        assertThat(postgres.one("insert into numbers (small) values ($1) returning small", 70_000))
                .isEqualTo((short) 4_464);
        assertThat(postgres.one("select $1::int4", 5.9)).isEqualTo(5);
    }

    @Test
    void someTypesAreReadAsNull() {
        for (String expression : List.of(
                "1::oid", "'<a/>'::xml", "'08:00:2b:01:02:03'::macaddr", "'1'::bit", "'1'::varbit", "array[[1]]")) {
            assertThat(postgres.rows("select " + expression)).as(expression).containsOnlyNulls();
        }
    }

    @Test
    void aTextThatLooksLikeAnArrayIsMangled() {
        assertThat(postgres.one("select '{braces} text'::citext")).isEqualTo(new String[] {"braces} tex"});
    }

    @Test
    void elementsOfAnUnknownTypeAreNotQuoted() {
        assertThat(postgres.one("select cardinality($1::citext[])", (Object) new String[] {"a,b"}))
                .isEqualTo(2);
    }

    @Test
    void daysBecomeMonths() {
        assertThat(postgres.one("select '31 days'::interval")).isEqualTo(Interval.of(0, 1, 1));
        assertThat(postgres.one("select $1::interval::text", Interval.of(0, 0, 31)))
                .isEqualTo("1 mon 1 day");
    }

    @Test
    void minusInfinityIsReadAndWrittenAsOtherTimes() {
        assertThat(((LocalDateTime) postgres.one("select '-infinity'::timestamp")).getYear())
                .isEqualTo(-290_278);
        assertThat(postgres.one("select $1::timestamp::text", LocalDateTime.MIN))
                .isEqualTo("4714-11-24 00:00:00 BC");
        assertThat(postgres.one("select '4714-11-24 00:00:00 BC'::timestamp")).isEqualTo(LocalDateTime.MIN);
    }

    @Test
    void halfOfASurrogatePairBecomesAQuestionMark() {
        assertThat(postgres.one("select $1::text", "a\ud83db")).isEqualTo("a?b");
    }

    @Test
    void aTextIsWrittenAsAJsonText() {
        assertThat(postgres.one("select jsonb_typeof($1::jsonb)", "{}")).isEqualTo("string");
    }

    @Test
    void aRefusalOfTheDriverShowsTheValue() {
        assertThatThrownBy(() -> postgres.one("select $1::int4", "my-secret-token"))
                .hasMessageContaining("my-secret-token");
        postgres.works();
    }

    @Test
    void someValuesEndTheConnection() {
        for (String expression : List.of("'Infinity'::numeric", "'24:00'::time")) {
            try (TypeFixture own = new TypeFixture("select 1")) {
                assertThatThrownBy(() -> own.one("select " + expression)).isInstanceOf(Exception.class);
                assertThatThrownBy(own::works).hasMessageContaining("CLOSED");
            }
        }
        try (TypeFixture own = new TypeFixture("select 1")) {
            assertThatThrownBy(() -> own.one("select $1::xml", "<a/>")).isInstanceOf(Exception.class);
            assertThatThrownBy(own::works).hasMessageContaining("CLOSED");
        }
    }
}
