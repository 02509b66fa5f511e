package io.millrace.query;

import static io.millrace.function.Aggregates.aggregate;
import static io.millrace.function.Aggregates.any;
import static io.millrace.function.Aggregates.arrayAgg;
import static io.millrace.function.Aggregates.arrayAggOfNullable;
import static io.millrace.function.Aggregates.every;
import static io.millrace.function.Aggregates.jsonbAgg;
import static io.millrace.function.Aggregates.jsonbObjectAgg;
import static io.millrace.function.Aggregates.mode;
import static io.millrace.function.Aggregates.percentile;
import static io.millrace.function.Aggregates.percentileOf;
import static io.millrace.function.Aggregates.stddevPopulation;
import static io.millrace.function.Aggregates.stringAgg;
import static io.millrace.function.Aggregates.variance;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.avg;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.max;
import static io.millrace.query.Sql.min;
import static io.millrace.query.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.expr.Expr;
import io.millrace.note.Note;
import io.millrace.note.Note.Mood;
import io.millrace.note.Notes;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AggregateTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, stars, bonus, weight, rate, price, published, mood, posted) values
              (1, 'b', 1, null, 1, 1.5, 1.5, true, 'CALM', '2024-01-01'),
              (2, 'a', 2, 5, 2, 2.5, null, true, 'GLAD', '2024-01-02'),
              (3, 'a', 3, 5, 3, 3.5, 2.25, false, 'GLAD', '2024-01-03')""");

    @Test
    void countsRowsValuesAndDifferentValues() {
        assertThat(over(count(), "count(*)")).isEqualTo(3);
        assertThat(over(count(NOTE.bonus), "count(notes.bonus)")).isEqualTo(2);
        assertThat(over(count(NOTE.title).distinct(), "count(distinct notes.title)"))
                .isEqualTo(2);
    }

    @Test
    @Behaviour({"type.exs:134", "type.exs:573"})
    void aSumKeepsTheTypeOfItsColumn() {
        assertThat(over(sum(NOTE.stars), "sum(notes.stars)::int4")).contains(6);
        assertThat(over(sum(NOTE.weight), "sum(notes.weight)::int2")).contains((short) 6);
        assertThat(over(sum(NOTE.id), "sum(notes.id)::int8")).contains(6L);
        assertThat(over(sum(NOTE.rate), "sum(notes.rate)")).contains(7.5);
        assertThat(over(sum(NOTE.price), "cast(sum(notes.price) as text)")).contains(new BigDecimal("3.75"));
        assertThat(over(sum(NOTE.bonus).distinct(), "sum(distinct notes.bonus)::int4"))
                .contains(5);
    }

    @Test
    void anAverageIsNumeric() {
        assertThat(over(avg(NOTE.stars), "cast(avg(notes.stars) as text)").orElseThrow())
                .isEqualByComparingTo("2");
        assertThat(over(avg(NOTE.rate), "cast(avg(notes.rate)::numeric as text)")
                        .orElseThrow())
                .isEqualByComparingTo("2.5");
    }

    @Test
    void extremesKeepTheKindOfTheirValue() {
        assertThat(over(max(NOTE.stars).plus(1), "max(notes.stars) + $1::int4")).contains(4);
        assertThat(over(min(NOTE.title).upper(), "upper(min(notes.title))")).contains("A");
        assertThat(over(
                        max(NOTE.posted).plus(1, java.time.temporal.ChronoUnit.DAYS),
                        "(max(notes.posted)" + " + $1::text::interval)::date"))
                .contains(LocalDate.of(2024, 1, 4));
        assertThat(over(min(NOTE.span), "cast(min(notes.span) as text)")).isPresent();
    }

    @Test
    @Behaviour("type.exs:151")
    void aFilterChoosesTheRowsThatCount() {
        assertThat(over(
                        count().filter(NOTE.published).filter(NOTE.stars.gt(1)),
                        "count(*) filter (where notes.published and notes.stars > $1::int8)"))
                .isEqualTo(1);
        assertThat(over(
                        sum(NOTE.stars).filter(NOTE.stars.gt(9)),
                        "sum(notes.stars) filter (where notes.stars > $1::int8)::int4"))
                .isEmpty();
    }

    @Test
    void overNoRowsAllButCountsAreEmpty() {
        var none = from(NOTE).where(NOTE.stars.gt(99));

        assertThat(NOTES.read(
                        none.select(max(NOTE.stars), sum(NOTE.stars), count(), arrayAgg(NOTE.title)),
                        "select max(notes.stars), sum(notes.stars)::int4, count(*), cast(array_agg(notes.title) as text)"
                                + " from notes where notes.stars > $1::int8"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getT1()).isEmpty();
                    assertThat(row.getT2()).isEmpty();
                    assertThat(row.getT3()).isZero();
                    assertThat(row.getT4()).isEmpty();
                });
    }

    @Test
    void textsAndArraysAreMadeInAnOrder() {
        assertThat(over(
                        stringAgg(NOTE.title, "-").orderBy(NOTE.id.desc()),
                        "string_agg(notes.title, $1::text order by notes.id desc)"))
                .contains("a-a-b");
        assertThat(over(
                        arrayAgg(NOTE.title)
                                .distinct()
                                .orderBy(NOTE.title.asc())
                                .filter(NOTE.stars.ge(1)),
                        "cast(array_agg(distinct notes.title order by notes.title)"
                                + " filter (where notes.stars >= $1::int8) as text)"))
                .contains(List.of("a", "b"));
        assertThat(over(
                        arrayAggOfNullable(NOTE.bonus).orderBy(NOTE.id.asc()),
                        "cast(array_agg(notes.bonus order by notes.id) as text)"))
                .contains(Arrays.asList(null, 5, 5));
    }

    @Test
    void documentsAreMadeOfRows() {
        assertThat(over(
                                jsonbAgg(NOTE.title).orderBy(NOTE.id.asc()),
                                "cast(jsonb_agg(notes.title order by notes.id) as text)")
                        .map(Object::toString))
                .contains("[\"b\",\"a\",\"a\"]");
        assertThat(over(
                                jsonbObjectAgg(NOTE.title, NOTE.stars).filter(NOTE.id.lt(3)),
                                "cast(jsonb_object_agg(notes.title, notes.stars)"
                                        + " filter (where notes.id < $1::int8) as text)")
                        .map(Object::toString))
                .contains("{\"a\":2,\"b\":1}");
    }

    @Test
    void conditionsAreJoined() {
        assertThat(over(every(NOTE.published), "bool_and(notes.published)")).contains(false);
        assertThat(over(any(NOTE.stars.gt(2)), "bool_or(notes.stars > $1::int8)"))
                .contains(true);
    }

    @Test
    void spreadsAreNumeric() {
        assertThat(over(variance(NOTE.stars), "cast(var_samp(notes.stars) as text)")
                        .orElseThrow())
                .isEqualByComparingTo("1");
        assertThat(over(stddevPopulation(NOTE.rate), "cast(stddev_pop(notes.rate)::numeric as text)")
                        .orElseThrow())
                .isBetween(new BigDecimal("0.81"), new BigDecimal("0.82"));
    }

    @Test
    void orderedSetsWorkOnTheOrder() {
        assertThat(over(
                        percentile(0.5, NOTE.stars.asc()),
                        "percentile_cont($1::float8) within group (order by notes.stars)"))
                .contains(2.0);
        assertThat(over(
                        percentileOf(0.5, NOTE.posted).filter(NOTE.id.gt(1)),
                        "percentile_disc($1::float8) within group (order by notes.posted)"
                                + " filter (where notes.id > $2::int8)"))
                .contains(LocalDate.of(2024, 1, 2));
        assertThat(over(mode(NOTE.mood), "mode() within group (order by notes.mood)"))
                .contains(Mood.GLAD);
    }

    @Test
    void anyOtherAggregateIsCalledByItsName() {
        assertThat(over(aggregate("bit_or", Types.INT4, NOTE.stars), "bit_or(notes.stars)"))
                .contains(3);
    }

    @Test
    void groupsAreFilteredByAggregates() {
        var query = from(NOTE)
                .groupBy(NOTE.mood)
                .having(count().filter(NOTE.published).gt(0))
                .orderBy(NOTE.mood.asc())
                .select(NOTE.mood, avg(NOTE.stars).required());

        assertThat(NOTES.read(
                        query,
                        "select notes.mood, cast(avg(notes.stars) as text) from notes group by notes.mood"
                                + " having count(*) filter (where notes.published) > $1::int8 order by notes.mood"))
                .extracting(row -> row.getT1() + " " + row.getT2().stripTrailingZeros())
                .containsExactly("CALM 1", "GLAD 2.5");
    }

    private static <V> V over(Expr<? super Note, ?, V> aggregate, String sql) {
        return NOTES.read(from(NOTE).select(aggregate), "select " + sql + " from notes").stream()
                .findFirst()
                .orElseThrow();
    }

    /** A filter may speak of the rows' own table where the count does not. */
    @Test
    void aFilterBringsItsScope() {
        Optional<Long> none = NOTES.repo()
                .first(from(NOTE).select(count().filter(NOTE.stars.gt(5))))
                .blockOptional();

        assertThat(none).contains(0L);
    }
}
