package io.millrace.expr;

import static io.millrace.function.Dates.age;
import static io.millrace.function.Dates.clock;
import static io.millrace.function.Dates.date;
import static io.millrace.function.Dates.days;
import static io.millrace.function.Dates.interval;
import static io.millrace.function.Dates.local;
import static io.millrace.function.Dates.moment;
import static io.millrace.function.Dates.now;
import static io.millrace.function.Dates.seconds;
import static io.millrace.function.Dates.today;
import static io.millrace.function.Dates.truncated;
import static io.millrace.function.Literals.value;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import io.millrace.note.Notes;
import io.millrace.query.Sql;
import io.millrace.type.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, posted, opens, local_at, at, read_at, span, stars) values
              (1, '2024-01-31', '08:30', '2024-05-17 10:20:30.75', '2024-05-17 22:30Z', '2024-05-18 22:30Z',
               '2 hours', 3)""");

    @Test
    void anIntervalIsAddedAndTaken() {
        assertThat(NOTES.of(NOTE.posted.plus(Interval.ofMonths(1)), "(notes.posted + $1::text::interval)::date"))
                .containsExactly(LocalDate.of(2024, 2, 29));
        assertThat(NOTES.of(
                        NOTE.opens.minus(30, ChronoUnit.MINUTES),
                        "cast((notes.opens - $1::text::interval)::time as text)"))
                .containsExactly(LocalTime.of(8, 0));
        assertThat(NOTES.of(NOTE.at.plus(NOTE.span), "notes.at + notes.span"))
                .containsExactly(Instant.parse("2024-05-18T00:30:00Z"));
        assertThat(NOTES.of(NOTE.at.minus(NOTE.stars, ChronoUnit.DAYS), "notes.at - notes.stars * interval '1 day'"))
                .containsExactly(Instant.parse("2024-05-14T22:30:00Z"));
        assertThat(NOTES.of(NOTE.at.plus(java.time.Duration.ofMillis(1)), "notes.at + $1::text::interval"))
                .containsExactly(Instant.parse("2024-05-17T22:30:00.001Z"));
        assertThat(NOTES.of(
                        NOTE.readAt.plus(interval(NOTE.stars, ChronoUnit.HOURS).required()),
                        "notes.read_at + notes.stars * interval '1 hour'"))
                .containsExactly(Optional.of(Instant.parse("2024-05-19T01:30:00Z")));
    }

    @Test
    void aTimeIsCutToTheBeginningOfItsUnit() {
        assertThat(NOTES.of(NOTE.localAt.truncated(DateField.HOUR), "date_trunc('hour', notes.local_at)"))
                .containsExactly(LocalDateTime.of(2024, 5, 17, 10, 0));
        assertThat(NOTES.of(NOTE.posted.truncated(DateField.MONTH), "date_trunc('month', notes.posted)::date"))
                .containsExactly(LocalDate.of(2024, 1, 1));
        assertThat(NOTES.of(truncated(NOTE.at, DateField.DAY, PARIS), "date_trunc('day', notes.at, $1::text)"))
                .containsExactly(Instant.parse("2024-05-17T22:00:00Z"));
        assertThat(NOTES.of(
                        truncated(NOTE.at, DateField.DAY, ZoneOffset.ofHours(2)),
                        "timezone($1::text::interval, date_trunc('day', timezone($2::text::interval, notes.at)))"))
                .containsExactly(Instant.parse("2024-05-17T22:00:00Z"));
    }

    @Test
    void rowsAreGroupedByUnits() {
        var hour = NOTE.at.truncated(DateField.HOUR);

        assertThat(NOTES.read(
                        from(NOTE).groupBy(hour).orderBy(hour.asc()).select(hour, Sql.count()),
                        "select date_trunc('hour', notes.at), count(*) from notes group by date_trunc('hour', notes.at)"
                                + " order by date_trunc('hour', notes.at)"))
                .singleElement()
                .satisfies(row -> assertThat(row.getT1()).isEqualTo(Instant.parse("2024-05-17T22:00:00Z")));
    }

    @Test
    void whatIsNoUnitIsRefused() {
        assertThatThrownBy(() -> NOTE.at.truncated(DateField.DOW))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: a time cannot be truncated to DOW
                          because: DOW is a number that a time has, not a span that it lies in
                          fix: take the number out: .part(DateField.DOW), or truncate to DAY, WEEK, MONTH, …""");
        assertThatThrownBy(() -> NOTE.at.plus(1, ChronoUnit.NANOS))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: an interval cannot be given in Nanos
                          because: PostgreSQL keeps intervals in months, days and microseconds
                          fix: use a unit from ChronoUnit.MICROS to ChronoUnit.MILLENNIA""");
        assertThatThrownBy(() -> NOTE.at.plus(Long.MAX_VALUE, ChronoUnit.HOURS))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: so many Hours are more than an interval holds
                          because: it keeps months and days as ints, and microseconds as a long
                          fix: use a larger unit, or a smaller amount""");
    }

    @Test
    void numbersAreTakenOut() {
        assertThat(NOTES.of(NOTE.localAt.part(DateField.YEAR).required(), "extract(year from notes.local_at)::int4"))
                .containsExactly(2024);
        assertThat(NOTES.of(
                        NOTE.localAt.part(DateField.SECOND).required(),
                        "trunc(extract(second from notes.local_at))::int4"))
                .containsExactly(30);
        assertThat(NOTES.of(NOTE.posted.part(DateField.DOW).required(), "extract(dow from notes.posted)::int4"))
                .containsExactly(3);
        assertThat(NOTES.of(NOTE.at.epoch().required(), "cast(extract(epoch from notes.at) as text)"))
                .singleElement()
                .satisfies(epoch -> assertThat(epoch).isEqualByComparingTo("1715985000"));
        assertThat(NOTES.of(seconds(NOTE.span), "cast(extract(epoch from notes.span) as text)"))
                .singleElement()
                .satisfies(seconds -> assertThat(seconds.orElseThrow()).isEqualByComparingTo(BigDecimal.valueOf(7200)));
    }

    @Test
    void theTimeBetweenIsAnInterval() {
        assertThat(NOTES.of(NOTE.readAt.since(NOTE.at), "cast((notes.read_at - notes.at) as text)"))
                .containsExactly(Optional.of(Interval.ofDays(1)));
        assertThat(NOTES.of(
                        value(LocalDate.of(2024, 2, 2)).since(NOTE.posted),
                        "cast(($1::date::timestamp - notes.posted) as text)"))
                .containsExactly(Optional.of(Interval.ofDays(2)));
        assertThat(NOTES.of(days(NOTE.posted, value(LocalDate.of(2024, 2, 2))), "$1::date - notes.posted"))
                .containsExactly(Optional.of(2));
        assertThat(NOTES.of(age(NOTE.readAt, NOTE.at), "cast(age(notes.read_at, notes.at) as text)"))
                .containsExactly(Optional.of(Interval.ofDays(1)));
        assertThat(NOTES.where(
                        NOTE.readAt.since(NOTE.at).gt(Interval.of(java.time.Duration.ofHours(23))),
                        "notes.read_at - notes.at > $1::text::interval"))
                .containsExactly(1L);
    }

    @Test
    void clocksInAZoneAreRead() {
        assertThat(NOTES.of(local(NOTE.at, PARIS), "timezone($1::text, notes.at)"))
                .containsExactly(Optional.of(LocalDateTime.of(2024, 5, 18, 0, 30)));
        assertThat(NOTES.of(local(NOTE.at, ZoneId.of("UTC+2")), "timezone($1::text::interval, notes.at)"))
                .containsExactly(Optional.of(LocalDateTime.of(2024, 5, 18, 0, 30)));
        assertThat(NOTES.of(date(local(NOTE.at, PARIS)), "timezone($1::text, notes.at)::date"))
                .containsExactly(Optional.of(LocalDate.of(2024, 5, 18)));
        assertThat(NOTES.of(moment(NOTE.localAt, PARIS), "timezone($1::text, notes.local_at)"))
                .containsExactly(Optional.of(Instant.parse("2024-05-17T08:20:30.750Z")));
        assertThat(NOTES.of(date(value(2024), value(2), NOTE.stars), "make_date($1::int4, $2::int4, notes.stars)"))
                .containsExactly(Optional.of(LocalDate.of(2024, 2, 3)));
    }

    @Test
    void theDatabaseHasAClock() {
        assertThat(NOTES.where(
                        NOTE.at.lt(now()).and(now().le(clock())).and(NOTE.posted.lt(today())),
                        "notes.at < now() and now() <= clock_timestamp() and notes.posted < current_date"))
                .containsExactly(1L);
    }
}
