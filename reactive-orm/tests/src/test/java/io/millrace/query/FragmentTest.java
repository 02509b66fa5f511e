package io.millrace.query;

import static io.millrace.function.Literals.value;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.InvalidQuery;
import io.millrace.note.Note.Mood;
import io.millrace.note.Notes;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FragmentTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, stars, tags, words) values
              (1, 'ann''s', 1, '{a,b}', to_tsvector('english', 'fat cats')), (2, 'bob', 2, '{}', '')""");

    @Test
    void aConditionTakesColumnsAndValues() {
        assertThat(NOTES.where(
                        sql("{} @@ websearch_to_tsquery({})", NOTE.words, "cats or dogs"),
                        "notes.words @@ websearch_to_tsquery($1::text)"))
                .containsExactly(1L);
    }

    @Test
    void besideOtherConditionsItStandsInParentheses() {
        assertThat(NOTES.where(
                        sql("{} = 1 or {} = 2", NOTE.stars, NOTE.stars).and(NOTE.title.eq("bob")),
                        "(notes.stars = 1 or notes.stars = 2) and notes.title = $1::text"))
                .containsExactly(2L);
        assertThat(NOTES.where(
                        sql("starts_with({}, {})", NOTE.title, "b").not(), "not starts_with(notes.title, $1::text)"))
                .containsExactly(1L);
    }

    @Test
    @Behaviour({"sql.exs:12", "sql.exs:19"})
    void anExpressionHasTheTypeThatIsSaid() {
        assertThat(NOTES.of(sql(Types.TEXT, "upper({})", NOTE.title), "upper(notes.title)"))
                .containsExactly("ANN'S", "BOB");
        assertThat(NOTES.of(sql(LocalDate.class, "{} + 1", value(LocalDate.of(2024, 2, 28))), "$1::date + 1"))
                .containsExactly(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 2, 29));
        assertThat(NOTES.of(
                        sql(String.class, "nullif({}, 'bob')", NOTE.title).optional(), "nullif(notes.title, 'bob')"))
                .containsExactly(Optional.of("ann's"), Optional.empty());
    }

    @Test
    @Behaviour("sql.exs:24")
    void negativeNumbersAreCast() {
        assertThat(NOTES.of(sql(Integer.class, "{}", -1), "$1::int4")).containsExactly(-1, -1);
        assertThat(NOTES.of(value(-1).cast(Types.TEXT).required(), "$1::int4::text"))
                .containsExactly("-1", "-1");
    }

    @Test
    @Behaviour({"sql.exs:30", "sql.exs:38"})
    void listsAreArrays() {
        assertThat(NOTES.where(sql("{} && {}", NOTE.tags, List.of("a", "z")), "notes.tags && $1::text[]"))
                .containsExactly(1L);
        assertThat(NOTES.where(
                        sql("{} = {}", NOTE.tags, value(Types.arrayOf(Types.TEXT), List.of())),
                        "notes.tags = $1::text[]"))
                .containsExactly(2L);
    }

    @Test
    void everyClassThatStandsForOneTypeIsTaken() {
        assertThat(NOTES.of(
                        sql(
                                String.class,
                                "concat_ws(' ', {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {})",
                                "t",
                                (short) 2,
                                4,
                                8L,
                                true,
                                new BigDecimal("1.10"),
                                1.5d,
                                2.5f,
                                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                                LocalDate.of(2024, 1, 2),
                                LocalDateTime.of(2024, 1, 2, 3, 4),
                                LocalTime.of(3, 4),
                                new byte[] {1},
                                List.of(1L),
                                Instant.EPOCH),
                        "concat_ws(' ', $1::text, $2::int2, $3::int4, $4::int8, $5::bool, $6::text::numeric, $7::float8,"
                                + " $8::float4, $9::uuid, $10::date, $11::timestamp, $12::time, $13::bytea,"
                                + " $14::int8[], $15::timestamptz)"))
                .first()
                .asString()
                .startsWith("t 2 4 8 t 1.10 1.5 2.5 00000000-0000-0000-0000-000000000001 2024-01-02"
                        + " 2024-01-02 03:04:00 03:04:00 \\x01 {1} 1970-01-01");
    }

    @Test
    void placesInQuotesAndCommentsAreText() {
        assertThat(NOTES.of(
                        sql(
                                String.class,
                                "'{}' || $$a{}$$ || $t$ {} $t$ || E'\\'{}' || {} /* {} /* {} */ */ || \"title\" -- {}\n",
                                "!"),
                        "'{}' || $$a{}$$ || $t$ {} $t$ || E'\\'{}' || $1::text /* {} /* {} */ */ || \"title\" -- {}\n"))
                .containsExactly("{}a{} {} '{}!ann's", "{}a{} {} '{}!bob");
    }

    @Test
    void aQueryOfOneColumnIsTaken() {
        var other = NOTE.as("other");
        assertThat(NOTES.where(
                        sql("{} = {}", NOTE.stars, from(other).select(Sql.max(other.stars))),
                        "notes.stars = (select max(other.stars) from notes as other)"))
                .containsExactly(2L);
    }

    @Test
    void aValueIsNeverPartOfTheText() {
        assertThat(NOTES.where(sql("{} = {}", NOTE.title, "'; drop table notes; --"), "notes.title = $1::text"))
                .isEmpty();
    }

    @Test
    void tooFewValuesAreRefused() {
        assertThatThrownBy(() -> sql("{} @@ websearch_to_tsquery({})", NOTE.words))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-109: a fragment has 2 places and 1 value
                          query: {} @@ websearch_to_tsquery({})
                          because: each {} takes one value, except in quotes and comments, where it is text
                          fix: give one value for each {}""");
    }

    @Test
    void aPlaceInQuotesTakesNoValue() {
        assertThatThrownBy(() -> sql("{} = '{}'", NOTE.title, "x"))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-109: a fragment has 1 place and 2 values");
    }

    @Test
    void anUnknownClassIsRefused() {
        assertThatThrownBy(() -> sql("{} = {}", NOTE.mood, Mood.GLAD))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-109: a Mood does not say of which PostgreSQL type it is
                          because: only classes that stand for one type are taken as they are: String, the numbers, Boolean, UUID, byte[], the times, and lists of them
                          fix: say it: value(type, …), such as value(USER.role.type(), role) or value(Types.jsonb(Mood.class), …)""");
    }

    @Test
    void aNullIsRefused() {
        assertThatThrownBy(() -> sql("{} = {}", NOTE.title, null))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-109: a value of a fragment or a call is null
                          because: a null has no type of its own, and a comparison with it is neither true nor false
                          fix: say which type it is of: nullOf(Types.TEXT), or write null into the text""");
    }

    @Test
    void anEmptyListIsRefused() {
        assertThatThrownBy(() -> sql("{} = {}", NOTE.tags, List.of()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-109: a list of a fragment or a call does not say of which type its elements are
                          because: it is empty
                          fix: say it: value(Types.arrayOf(Types.TEXT), list)""");
    }

    @Test
    void textThatIsNotCompleteIsRefused() {
        refused("true) or (true", "a parenthesis is closed that was not opened");
        refused("(true", "a parenthesis is opened and not closed");
        refused("true; drop table notes", "a semicolon ends the statement that it stands in");
        refused("true -- and so on", "its comment would hide what follows it in the statement");
        refused("true /* /* */", "a comment is opened and not closed");
        refused("title = 'a", "a quote is opened and not closed");
        refused("\"title = 1", "a quote is opened and not closed");
        refused("title = $t$a$T$", "a dollar quote is opened and not closed");
        refused("stars = $1", "a place is numbered, and the numbers are given by the statement that it stands in");
    }

    private static void refused(String text, String because) {
        assertThatThrownBy(() -> sql(text))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("ORM-109: a fragment cannot stand inside a statement\n  query: " + text + "\n  because: "
                        + because + "\n  fix: write one expression that is complete in itself");
    }
}
