package io.millrace.expr;

import static io.millrace.function.Dates.ago;
import static io.millrace.function.Dates.fromNow;
import static io.millrace.note.NoteTable.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.note.Note;
import io.millrace.note.Notes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntervalTest {

    private static final LocalDate DATE = LocalDate.of(2014, 1, 1);
    private static final LocalDateTime LOCAL = LocalDateTime.of(2014, 1, 1, 2, 0);
    private static final Instant MOMENT = Instant.parse("2014-01-01T02:00:00Z");

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, posted, local_at, at, stars, bonus)
            values (1, '2014-01-01', '2014-01-01 02:00', '2014-01-01 02:00Z', 1, -1)""");

    @Test
    @Behaviour("interval.exs:16")
    void yearsAreAddedToADate() {
        added(NOTE.posted, ChronoUnit.YEARS, "year", LocalDate.of(2015, 1, 1));
    }

    @Test
    @Behaviour("interval.exs:25")
    void monthsAreAddedToADate() {
        added(NOTE.posted, ChronoUnit.MONTHS, "month", LocalDate.of(2014, 2, 1));
    }

    @Test
    @Behaviour("interval.exs:34")
    void weeksAreAddedToADate() {
        added(NOTE.posted, ChronoUnit.WEEKS, "week", LocalDate.of(2014, 1, 8));
    }

    @Test
    @Behaviour("interval.exs:43")
    void daysAreAddedToADate() {
        added(NOTE.posted, ChronoUnit.DAYS, "day", LocalDate.of(2014, 1, 2));
    }

    @Test
    @Behaviour("interval.exs:52")
    void hoursAreAddedToADate() {
        added(NOTE.posted, ChronoUnit.HOURS, "hour", DATE);
        assertThat(NOTES.of(NOTE.posted.plus(48, ChronoUnit.HOURS), "(notes.posted + $1::text::interval)::date"))
                .containsExactly(LocalDate.of(2014, 1, 3));
    }

    @Test
    @Behaviour("interval.exs:61")
    void theUnitIsAValueToADate() {
        for (ChronoUnit unit : new ChronoUnit[] {ChronoUnit.YEARS, ChronoUnit.DAYS}) {
            assertThat(NOTES.of(NOTE.posted.plus(1, unit), "(notes.posted + $1::text::interval)::date"))
                    .containsExactly(DATE.plus(1, unit));
        }
    }

    @Test
    @Behaviour("interval.exs:70")
    void aNegativeAmountIsTakenFromADate() {
        assertThat(NOTES.of(NOTE.posted.plus(-1, ChronoUnit.YEARS), "(notes.posted + $1::text::interval)::date"))
                .containsExactly(LocalDate.of(2013, 1, 1));
        assertThat(NOTES.of(
                        NOTE.posted.plus(-1.0, ChronoUnit.YEARS),
                        "(notes.posted + $1::float8 * interval '1 year')::date"))
                .containsExactly(LocalDate.of(2013, 1, 1));
        assertThat(NOTES.of(NOTE.posted.minus(1, ChronoUnit.YEARS), "(notes.posted - $1::text::interval)::date"))
                .containsExactly(LocalDate.of(2013, 1, 1));
    }

    @Test
    @Behaviour("interval.exs:79")
    void yearsAreAddedToATime() {
        added(NOTE.localAt, ChronoUnit.YEARS, "year", LOCAL.plusYears(1));
    }

    @Test
    @Behaviour("interval.exs:93")
    void monthsAreAddedToATime() {
        added(NOTE.localAt, ChronoUnit.MONTHS, "month", LOCAL.plusMonths(1));
    }

    @Test
    @Behaviour("interval.exs:107")
    void weeksAreAddedToATime() {
        added(NOTE.localAt, ChronoUnit.WEEKS, "week", LOCAL.plusWeeks(1));
    }

    @Test
    @Behaviour("interval.exs:121")
    void daysAreAddedToATime() {
        added(NOTE.localAt, ChronoUnit.DAYS, "day", LOCAL.plusDays(1));
    }

    @Test
    @Behaviour("interval.exs:135")
    void hoursAreAddedToATime() {
        added(NOTE.localAt, ChronoUnit.HOURS, "hour", LOCAL.plusHours(1));
    }

    @Test
    @Behaviour("interval.exs:149")
    void minutesAreAddedToATime() {
        added(NOTE.localAt, ChronoUnit.MINUTES, "minute", LOCAL.plusMinutes(1));
    }

    @Test
    @Behaviour("interval.exs:163")
    void secondsAreAddedToATime() {
        added(NOTE.localAt, ChronoUnit.SECONDS, "second", LOCAL.plusSeconds(1));
    }

    @Test
    @Behaviour("interval.exs:178")
    void millisecondsAreAddedToATime() {
        added(NOTE.localAt, ChronoUnit.MILLIS, "millisecond", LOCAL.plus(1, ChronoUnit.MILLIS));
    }

    @Test
    @Behaviour("interval.exs:194")
    void microsecondsAreAddedToATime() {
        added(NOTE.localAt, ChronoUnit.MICROS, "microsecond", LOCAL.plus(1, ChronoUnit.MICROS));
    }

    @Test
    @Behaviour("interval.exs:208")
    void theAmountMayBeAColumn() {
        assertThat(NOTES.of(
                        NOTE.localAt.plus(NOTE.stars, ChronoUnit.YEARS),
                        "notes.local_at + notes.stars * interval '1 year'"))
                .containsExactly(LOCAL.plusYears(1));
    }

    @Test
    @Behaviour("interval.exs:226")
    void theAmountMayBeAColumnInACondition() {
        assertThat(NOTES.where(
                        NOTE.localAt.plus(NOTE.stars, ChronoUnit.YEARS).gt(LocalDateTime.of(2014, 12, 31, 0, 0)),
                        "notes.local_at + notes.stars * interval '1 year' > $1::timestamp"))
                .containsExactly(1L);
    }

    @Test
    @Behaviour("interval.exs:239")
    void aNegativeAmountIsTakenFromATime() {
        assertThat(NOTES.of(NOTE.localAt.plus(-1, ChronoUnit.YEARS), "notes.local_at + $1::text::interval"))
                .containsExactly(LOCAL.minusYears(1));
        assertThat(NOTES.of(
                        NOTE.localAt.minus(new BigDecimal("1.0"), ChronoUnit.YEARS),
                        "notes.local_at - $1::text::numeric * interval '1 year'"))
                .containsExactly(LOCAL.minusYears(1));
        assertThat(NOTES.of(
                        NOTE.localAt.plus(NOTE.bonus.orElse(0), ChronoUnit.YEARS),
                        "notes.local_at + coalesce(notes.bonus, $1::int4) * interval '1 year'"))
                .containsExactly(LOCAL.minusYears(1));
    }

    @Test
    @Behaviour("interval.exs:253")
    void aTimeFromNow() {
        assertThat(NOTES.where(NOTE.at.lt(fromNow(0, ChronoUnit.YEARS)), "notes.at < now() + $1::text::interval"))
                .containsExactly(1L);
        assertThat(NOTES.where(
                        NOTE.at.gt(fromNow(1.0, ChronoUnit.YEARS)),
                        "notes.at > now() + $1::float8 * interval '1 year'"))
                .isEmpty();
        assertThat(NOTES.where(
                        NOTE.at.lt(fromNow(BigDecimal.ONE, ChronoUnit.DAYS)),
                        "notes.at < now() + $1::text::numeric * interval '1 day'"))
                .containsExactly(1L);
        assertThat(NOTES.where(
                        NOTE.at.lt(fromNow(NOTE.stars, ChronoUnit.DAYS)),
                        "notes.at < now() + notes.stars * interval '1 day'"))
                .containsExactly(1L);
    }

    @Test
    @Behaviour("interval.exs:268")
    void aTimeAgo() {
        assertThat(NOTES.where(NOTE.at.lt(ago(1, ChronoUnit.DAYS)), "notes.at < now() - $1::text::interval"))
                .containsExactly(1L);
        assertThat(NOTES.where(
                        NOTE.at.gt(ago(1.5, ChronoUnit.DAYS)), "notes.at > now() - $1::float8 * interval '1 day'"))
                .isEmpty();
        assertThat(NOTES.where(
                        NOTE.at.lt(ago(BigDecimal.ONE, ChronoUnit.DAYS)),
                        "notes.at < now() - $1::text::numeric * interval '1 day'"))
                .containsExactly(1L);
        assertThat(NOTES.where(
                        NOTE.at.lt(ago(NOTE.stars, ChronoUnit.DAYS)),
                        "notes.at < now() - notes.stars * interval '1 day'"))
                .containsExactly(1L);
    }

    @Test
    @Behaviour("interval.exs:283")
    void aMomentIsMoved() {
        added(NOTE.at, ChronoUnit.SECONDS, "second", MOMENT.plusSeconds(1));
    }

    @Test
    @Behaviour({"interval.exs:305", "interval.exs:321"})
    void microsecondsOfALocalTimeAreKept() {
        fraction(NOTE.localAt, ChronoUnit.SECONDS, "second", LOCAL.plus(1_500_002, ChronoUnit.MICROS), 1.500002);
    }

    @Test
    @Behaviour({"interval.exs:333", "interval.exs:351"})
    void microsecondsOfAMomentAreKept() {
        fraction(NOTE.at, ChronoUnit.SECONDS, "second", MOMENT.plus(1_500_002, ChronoUnit.MICROS), 1.500002);
    }

    @Test
    @Behaviour({"interval.exs:364", "interval.exs:381"})
    void partsOfAMillisecondOfAMomentAreKept() {
        fraction(NOTE.at, ChronoUnit.MILLIS, "millisecond", MOMENT.plus(1_502, ChronoUnit.MICROS), 1.502);
    }

    @Test
    @Behaviour({"interval.exs:394", "interval.exs:409"})
    void partsOfAMillisecondOfALocalTimeAreKept() {
        fraction(NOTE.localAt, ChronoUnit.MILLIS, "millisecond", LOCAL.plus(1_502, ChronoUnit.MICROS), 1.502);
    }

    /** One of a unit, in each way to say it: a whole number, a fraction, a decimal, a column. */
    private static <T> void added(TimeExpr<Note, T, T> time, ChronoUnit unit, String name, T expected) {
        assertThat(NOTES.of(time.plus(1, unit), moved(time, "$1::text::interval")))
                .containsExactly(expected);
        fraction(time, unit, name, expected, 1.0);
        assertThat(NOTES.of(time.plus(NOTE.stars, unit), moved(time, "notes.stars * interval '1 " + name + "'")))
                .containsExactly(expected);
    }

    private static <T> void fraction(
            TimeExpr<Note, T, T> time, ChronoUnit unit, String name, T expected, double amount) {
        assertThat(NOTES.of(time.plus(amount, unit), moved(time, "$1::float8 * interval '1 " + name + "'")))
                .containsExactly(expected);
        assertThat(NOTES.of(
                        time.plus(BigDecimal.valueOf(amount), unit),
                        moved(time, "$1::text::numeric * interval '1 " + name + "'")))
                .containsExactly(expected);
    }

    private static String moved(TimeExpr<?, ?, ?> time, String interval) {
        String sum = time + " + " + interval;
        return time.type().sqlName().equals("date") ? "(" + sum + ")::date" : sum;
    }
}
