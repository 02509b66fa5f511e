package io.millrace.query;

import static io.millrace.function.Aggregates.stringAgg;
import static io.millrace.function.Literals.value;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import io.millrace.note.Notes;
import io.millrace.query.function.Elements;
import io.millrace.type.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ElementsTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, tags, meta) values
              (1, 'a', '{x,y}', '[{"n": 1}, {"n": 2}]'), (2, 'b', '{x}', '[]'), (3, 'c', '{}', '[{"n": 3}]')""");

    @Test
    void elementsOfAnArrayAreRows() {
        var tag = Elements.of("tag", NOTE.tags);

        assertThat(NOTES.read(
                        from(NOTE)
                                .crossJoin(tag)
                                .groupBy(tag.value())
                                .orderBy(count().desc())
                                .select(tag.value(), count()),
                        "select tag.value, count(*) from notes"
                                + " cross join unnest(notes.tags) with ordinality as tag (value, \"position\")"
                                + " group by tag.value order by count(*) desc"))
                .extracting(row -> row.getT1() + row.getT2())
                .containsExactly("x2", "y1");
    }

    @Test
    void elementsOfADocumentAreReadInTheirOrder() {
        var element = Elements.of("element", NOTE.meta);
        var numbers = from(element)
                .select(stringAgg(element.value().textAt("n"), "-")
                        .orderBy(element.position().desc()));

        assertThat(NOTES
                        .of(
                                numbers.value(),
                                "(select string_agg(element.value ->> $1::text, $2::text order by"
                                        + " element.\"position\" desc) from jsonb_array_elements(notes.meta) with"
                                        + " ordinality as element (value, \"position\"))")
                        .stream()
                        .map(text -> text.orElse("-")))
                .containsExactly("2-1", "-", "3");
    }

    @Test
    void aSeriesIsReadFrom() {
        assertThat(NOTES.read(
                        from(Elements.series("n", 1, 3)),
                        "select n.value from generate_series($1::int8, $2::int8) with ordinality as n (value,"
                                + " \"position\")"))
                .containsExactly(1L, 2L, 3L);
        var hour = Elements.series(
                "hour",
                value(Instant.parse("2024-01-01T00:00:00Z")),
                value(Instant.parse("2024-01-01T02:00:00Z")),
                Interval.of(Duration.ofHours(1)));
        assertThat(NOTES.read(
                        from(hour).select(hour.value(), hour.position()),
                        "select hour.value, hour.\"position\" from generate_series($1::timestamptz, $2::timestamptz,"
                                + " $3::text::interval) with ordinality as hour (value, \"position\")"))
                .extracting(row -> row.getT1() + " " + row.getT2())
                .containsExactly("2024-01-01T00:00:00Z 1", "2024-01-01T01:00:00Z 2", "2024-01-01T02:00:00Z 3");
    }

    @Test
    void aSeriesOfDatesIsRefused() {
        assertThatThrownBy(() -> Elements.series(
                        "day", value(LocalDate.of(2024, 1, 1)), value(LocalDate.of(2024, 1, 3)), Interval.ofDays(1)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: a series cannot be made of date
                          because: PostgreSQL makes series of timestamps, and would give them instead
                          fix: start from a timestamp: time(date.cast(Types.TIMESTAMP))""");
    }
}
