package io.millrace.expr;

import static io.millrace.function.Dates.now;
import static io.millrace.note.NoteTable.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.note.Notes;
import io.millrace.type.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RangeTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, posted, days, during) values
              (1, '2024-01-05', '[2024-01-01,2024-01-10)', '[2024-01-01 00:00Z,)'),
              (2, '2024-01-05', '[2024-01-10,2024-01-20)', null),
              (3, '2024-01-05', 'empty', '(,2024-01-01 00:00Z)')""");

    @Test
    void valuesLieInside() {
        assertThat(NOTES.where(NOTE.days.contains(day(3)), "notes.days @> $1::date"))
                .containsExactly(1L);
        assertThat(NOTES.where(NOTE.days.contains(NOTE.posted), "notes.days @> notes.posted"))
                .containsExactly(1L);
        assertThat(NOTES.where(NOTE.during.contains(now()), "notes.during @> now()"))
                .containsExactly(1L);
        assertThat(NOTES.where(
                        NOTE.days.contains(Range.closedOpen(day(11), day(12))), "notes.days @> $1::text::daterange"))
                .containsExactly(2L);
        assertThat(NOTES.where(
                        NOTE.days.containedBy(Range.closed(day(1), day(15))), "notes.days <@ $1::text::daterange"))
                .containsExactly(1L, 3L);
    }

    @Test
    void rangesStandToEachOther() {
        assertThat(NOTES.where(NOTE.days.overlaps(Range.closed(day(9), day(10))), "notes.days && $1::text::daterange"))
                .containsExactly(1L, 2L);
        assertThat(NOTES.where(NOTE.days.overlaps(NOTE.days), "notes.days && notes.days"))
                .containsExactly(1L, 2L);
        assertThat(NOTES.where(NOTE.days.leftOf(Range.atLeast(day(10))), "notes.days << $1::text::daterange"))
                .containsExactly(1L);
        assertThat(NOTES.where(NOTE.days.rightOf(Range.lessThan(day(10))), "notes.days >> $1::text::daterange"))
                .containsExactly(2L);
        assertThat(NOTES.where(
                        NOTE.days.adjacentTo(Range.closedOpen(day(10), day(11))), "notes.days -|- $1::text::daterange"))
                .containsExactly(1L);
        assertThat(NOTES.where(NOTE.days.isEmpty(), "isempty(notes.days)")).containsExactly(3L);
    }

    @Test
    void endsAreRead() {
        assertThat(NOTES.of(NOTE.days.lower(), "lower(notes.days)"))
                .containsExactly(Optional.of(day(1)), Optional.of(day(10)), Optional.empty());
        assertThat(NOTES.of(NOTE.during.upper(), "upper(notes.during)"))
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(Instant.parse("2024-01-01T00:00:00Z")));
        assertThat(NOTES.of(
                        NOTE.days.intersection(Range.atLeast(day(5))),
                        "cast((notes.days * $1::text::daterange) as text)"))
                .containsExactly(Range.closedOpen(day(5), day(10)), Range.closedOpen(day(10), day(20)), Range.empty());
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2024, 1, day);
    }
}
