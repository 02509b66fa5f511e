package io.millrace.expr;

import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.allOf;
import static io.millrace.query.Sql.anyOf;
import static io.millrace.query.Sql.isNotNull;
import static io.millrace.query.Sql.isNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.note.Note.Mood;
import io.millrace.note.Notes;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ComparisonTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, body, mood, stars, bonus, published, seen, tags) values
              (1, 'ann', null, 'CALM', 1, null, true, null, '{ann,x}'),
              (2, 'bob', 'b', 'GLAD', 2, 2, false, true, '{y}'),
              (3, 'cy', 'c', 'WILD', 3, 1, true, false, '{}')""");

    @Test
    void valuesAreEqualOrNot() {
        assertThat(NOTES.where(NOTE.title.eq("ann"), "notes.title = $1::text")).containsExactly(1L);
        assertThat(NOTES.where(NOTE.mood.ne(Mood.CALM), "notes.mood <> $1::text"))
                .containsExactly(2L, 3L);
        assertThat(NOTES.where(NOTE.stars.eq(NOTE.bonus), "notes.stars = notes.bonus"))
                .containsExactly(2L);
        assertThat(NOTES.where(NOTE.stars.ne(2), "notes.stars <> $1::int8")).containsExactly(1L, 3L);
    }

    @Test
    void valuesComeBeforeOrAfter() {
        assertThat(NOTES.where(NOTE.title.lt("b"), "notes.title < $1::text")).containsExactly(1L);
        assertThat(NOTES.where(
                        NOTE.stars.ge(2).and(NOTE.stars.lt(3)),
                        "notes.stars >= $1::int8 and notes.stars <" + " $2::int8"))
                .containsExactly(2L);
        assertThat(NOTES.where(NOTE.posted.le(LocalDate.of(2024, 1, 31)), "notes.posted <= $1::date"))
                .hasSize(3);
        assertThat(NOTES.where(NOTE.bonus.gt(NOTE.stars), "notes.bonus > notes.stars"))
                .isEmpty();
        assertThat(NOTES.where(NOTE.stars.between(2, 3), "notes.stars between $1::int8 and $2::int8"))
                .containsExactly(2L, 3L);
        assertThat(NOTES.where(
                        NOTE.title.between(NOTE.title, NOTE.body), "notes.title between notes.title and notes.body"))
                .isEmpty();
    }

    @Test
    void aNumberOutsideOfTheColumnsRangeIsComparedAsItIs() {
        assertThat(NOTES.where(NOTE.stars.lt(5_000_000_000L), "notes.stars < $1::int8"))
                .hasSize(3);
    }

    @Test
    void oneOfManyIsOneParameter() {
        assertThat(NOTES.where(NOTE.title.in("ann", "cy"), "notes.title = any($1::text[])"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(NOTE.title.in(List.of()), "notes.title = any($1::text[])"))
                .isEmpty();
        assertThat(NOTES.where(NOTE.stars.notIn(1, 2), "notes.stars <> all($1::int8[])"))
                .containsExactly(3L);
        assertThat(NOTES.where(NOTE.stars.notIn(List.of()), "notes.stars <> all($1::int4[])"))
                .hasSize(3);
        assertThat(NOTES.where(NOTE.mood.in(Mood.CALM, Mood.WILD), "notes.mood = any($1::text[])"))
                .containsExactly(1L, 3L);
    }

    @Test
    @Behaviour("type.exs:234")
    void oneOfAnArrayColumn() {
        assertThat(NOTES.where(NOTE.title.in(NOTE.tags), "notes.title = any(notes.tags)"))
                .containsExactly(1L);
        assertThat(NOTES.where(NOTE.title.notIn(NOTE.tags), "notes.title <> all(notes.tags)"))
                .containsExactly(2L, 3L);
    }

    @Test
    void oneOfAQuery() {
        var other = NOTE.as("other");

        assertThat(NOTES.where(
                        NOTE.stars.in(from(other).select(other.bonus)),
                        "notes.stars = any (select other.bonus from notes as other)"))
                .containsExactly(1L, 2L);
        assertThat(NOTES.where(
                        NOTE.id.notIn(from(other).where(other.bonus.isNotNull()).select(other.id)),
                        "notes.id <> all (select other.id from notes as other where other.bonus is not null)"))
                .containsExactly(1L);
    }

    @Test
    void whereANullIsAValueLikeOthers() {
        assertThat(NOTES.where(NOTE.bonus.isDistinctFrom(2), "notes.bonus is distinct from $1::int4"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(NOTE.bonus.isDistinctFrom(NOTE.stars), "notes.bonus is distinct from notes.stars"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(
                        NOTE.bonus.isNotDistinctFrom(NOTE.stars), "notes.bonus is not distinct from notes.stars"))
                .containsExactly(2L);
    }

    @Test
    void whatIsThereAndWhatIsNot() {
        assertThat(NOTES.where(NOTE.body.isNull(), "notes.body is null")).containsExactly(1L);
        assertThat(NOTES.where(NOTE.body.isNotNull(), "notes.body is not null")).containsExactly(2L, 3L);
        assertThat(NOTES.where(isNull(NOTE.bonus.plus(1)), "notes.bonus + $1::int4 is null"))
                .containsExactly(1L);
        assertThat(NOTES.where(isNotNull(NOTE.body.upper()), "upper(notes.body) is not null"))
                .containsExactly(2L, 3L);
    }

    @Test
    @Behaviour("type.exs:128")
    void conditionsAreJoinedAndTurned() {
        assertThat(NOTES.where(
                        NOTE.published.not().or(NOTE.stars.eq(3)).and(NOTE.id.gt(0)),
                        "(not notes.published or notes.stars = $1::int8) and notes.id > $2::int8"))
                .containsExactly(2L, 3L);
        assertThat(NOTES.where(
                        NOTE.stars.eq(1).or(NOTE.stars.eq(2)).not(),
                        "not (notes.stars = $1::int8 or notes.stars = $2::int8)"))
                .containsExactly(3L);
        assertThat(NOTES.where(
                        anyOf(List.of(NOTE.stars.eq(1), NOTE.stars.eq(3))),
                        "notes.stars = $1::int8 or notes.stars = $2::int8"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(allOf(List.of()), "true")).hasSize(3);
        assertThat(NOTES.where(anyOf(List.of()), "false")).isEmpty();
        assertThat(NOTES.of(NOTE.published.not(), "not notes.published")).containsExactly(false, true, false);
    }

    @Test
    void aConditionThatIsUnknownKeepsNoRow() {
        assertThat(NOTES.where(NOTE.bonus.gt(1).not(), "not notes.bonus > $1::int8"))
                .containsExactly(3L);
        assertThat(NOTES.where(NOTE.bonus.gt(1).isNotTrue(), "notes.bonus > $1::int8 is not true"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(NOTE.seen.isTrue(), "notes.seen is true")).containsExactly(2L);
        assertThat(NOTES.where(NOTE.seen.isFalse(), "notes.seen is false")).containsExactly(3L);
        assertThat(NOTES.where(NOTE.seen.isNull(), "notes.seen is null")).containsExactly(1L);
    }

    @Test
    void aSelectedConditionSaysWhetherTheRowWouldStay() {
        assertThat(NOTES.of(NOTE.bonus.gt(1), "notes.bonus > $1::int8")).containsExactly(false, true, false);
        assertThat(NOTES.of(NOTE.bonus.gt(1).optional(), "notes.bonus > $1::int8"))
                .containsExactly(Optional.empty(), Optional.of(true), Optional.of(false));
    }
}
