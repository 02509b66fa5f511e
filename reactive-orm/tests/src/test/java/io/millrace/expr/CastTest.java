package io.millrace.expr;

import static io.millrace.function.Choices.coalesce;
import static io.millrace.function.Choices.greatest;
import static io.millrace.function.Choices.least;
import static io.millrace.function.Choices.nullIf;
import static io.millrace.function.Literals.nullOf;
import static io.millrace.function.Literals.value;
import static io.millrace.function.Views.number;
import static io.millrace.function.Views.text;
import static io.millrace.note.NoteTable.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.note.Notes;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CastTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, body, stars, bonus, price, read_at) values
              (1, '7', null, 1, null, null, null), (2, '8', 'b', 2, 5, 1.5, '2024-05-01 00:00Z')""");

    @Test
    @Behaviour("type.exs:173")
    void aValueIsReadAsAnotherType() {
        assertThat(NOTES.of(NOTE.title.cast(Types.INT4).required(), "notes.title::int4"))
                .containsExactly(7, 8);
        assertThat(NOTES.of(NOTE.stars.plus(1).cast(Types.TEXT), "(notes.stars + $1::int4)::text"))
                .containsExactly(Optional.of("2"), Optional.of("3"));
        assertThat(NOTES.where(
                        number(NOTE.title.cast(Types.INT4)).times(2).gt(15), "notes.title::int4 * $1::int4 > $2::int8"))
                .containsExactly(2L);
        assertThat(NOTES.where(text(NOTE.stars.cast(Types.TEXT)).endsWith("2"), "notes.stars::text like $1::text"))
                .containsExactly(2L);
    }

    @Test
    @Behaviour({"type.exs:158", "type.exs:165"})
    void theFirstThatIsThereIsTaken() {
        assertThat(NOTES.of(
                        coalesce(NOTE.body, NOTE.title).orElse("none"),
                        "coalesce(coalesce(notes.body, notes.title)," + " $1::text)"))
                .containsExactly("7", "b");
        assertThat(NOTES.of(NOTE.body.orElse("none").upper(), "upper(coalesce(notes.body, $1::text))"))
                .containsExactly("NONE", "B");
        assertThat(NOTES.of(NOTE.bonus.orElse(NOTE.stars).plus(1), "coalesce(notes.bonus, notes.stars) + $1::int4"))
                .containsExactly(2, 6);
        assertThat(NOTES.of(NOTE.readAt.orElse(NOTE.at), "coalesce(notes.read_at, notes.at)"))
                .containsExactly(Instant.parse("2024-01-31T10:00:00Z"), Instant.parse("2024-05-01T00:00:00Z"));
        assertThat(NOTES.of(coalesce(NOTE.seen, NOTE.published).required(), "coalesce(notes.seen, notes.published)"))
                .containsExactly(false, false);
    }

    @Test
    @Behaviour("type.exs:584")
    void aFallbackOfAnotherTypeIsCast() {
        assertThat(NOTES.of(
                        NOTE.price.orElse(number(NOTE.stars.cast(Types.NUMERIC)).required()),
                        "cast(coalesce(notes.price, notes.stars::numeric) as text)"))
                .containsExactly(new BigDecimal("1"), new BigDecimal("1.5"));
    }

    @Test
    void oneValueIsAsNone() {
        assertThat(NOTES.of(nullIf(NOTE.title, "7").upper(), "upper(nullif(notes.title, $1::text))"))
                .containsExactly(Optional.empty(), Optional.of("8"));
        assertThat(NOTES.of(nullIf(NOTE.stars, 2).plus(1), "nullif(notes.stars, $1::int4) + $2::int4"))
                .containsExactly(Optional.of(2), Optional.empty());
        assertThat(NOTES.of(nullIf(NOTE.stars, NOTE.bonus), "nullif(notes.stars, notes.bonus)"))
                .containsExactly(Optional.of(1), Optional.of(2));
    }

    @Test
    void theGreatestAndTheLeastLeaveNullsOut() {
        assertThat(NOTES.of(
                        io.millrace.function.Numbers.greatest(NOTE.stars, NOTE.bonus),
                        "greatest(notes.stars, notes.bonus)"))
                .containsExactly(1, 5);
        assertThat(NOTES.of(least(NOTE.title, NOTE.body), "least(notes.title, notes.body)"))
                .containsExactly("7", "8");
        assertThat(NOTES.of(greatest(NOTE.readAt, NOTE.at), "greatest(notes.read_at, notes.at)"))
                .containsExactly(
                        Optional.of(Instant.parse("2024-01-31T10:00:00Z")),
                        Optional.of(Instant.parse("2024-05-01T00:00:00Z")));
    }

    @Test
    void aConstantHasTheTypeOfItsClass() {
        assertThat(NOTES.of(value(3).plus(NOTE.stars), "$1::int4 + notes.stars"))
                .containsExactly(4, 5);
        assertThat(NOTES.of(value("a").concat(NOTE.title), "$1::text || notes.title"))
                .containsExactly("a7", "a8");
        assertThat(NOTES.of(nullOf(Types.INT4), "null::int4")).containsOnly(Optional.empty());
        assertThat(NOTES.of(value(true).and(NOTE.stars.gt(1)), "$1::bool and notes.stars > $2::int8"))
                .containsExactly(false, true);
    }

    @Test
    void whatIsNeverNullIsOptionalWhereThatIsAskedFor() {
        assertThat(NOTES.of(NOTE.title.optional(), "notes.title")).containsExactly(Optional.of("7"), Optional.of("8"));
        assertThat(NOTES.of(NOTE.published.optional(), "notes.published"))
                .containsExactly(Optional.of(false), Optional.of(false));
    }
}
