package io.millrace.expr;

import static io.millrace.function.Texts.capitalized;
import static io.millrace.function.Texts.concat;
import static io.millrace.function.Texts.concatWith;
import static io.millrace.function.Texts.format;
import static io.millrace.function.Texts.left;
import static io.millrace.function.Texts.md5;
import static io.millrace.function.Texts.padLeft;
import static io.millrace.function.Texts.padRight;
import static io.millrace.function.Texts.position;
import static io.millrace.function.Texts.repeat;
import static io.millrace.function.Texts.replaceMatches;
import static io.millrace.function.Texts.reverse;
import static io.millrace.function.Texts.right;
import static io.millrace.function.Texts.splitPart;
import static io.millrace.note.NoteTable.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.note.Notes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TextTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, body, stars) values
              (1, 'Ann_e', null, 1), (2, 'bo%b', 'x-y', 2), (3, 'c\\d', 'x', 3)""");

    @Test
    void plainTextIsEscapedInPatterns() {
        assertThat(NOTES.where(NOTE.title.contains("_"), "notes.title like $1::text"))
                .containsExactly(1L);
        assertThat(NOTES.where(NOTE.title.contains("%"), "notes.title like $1::text"))
                .containsExactly(2L);
        assertThat(NOTES.where(NOTE.title.endsWith("\\d"), "notes.title like $1::text"))
                .containsExactly(3L);
        assertThat(NOTES.where(NOTE.title.startsWith("Ann"), "notes.title like $1::text"))
                .containsExactly(1L);
        assertThat(NOTES.where(NOTE.title.containsIgnoringCase("N_E"), "notes.title ilike $1::text"))
                .containsExactly(1L);
    }

    @Test
    void patternsAreTakenAsTheyAre() {
        assertThat(NOTES.where(NOTE.title.like("%_e"), "notes.title like $1::text"))
                .containsExactly(1L);
        assertThat(NOTES.where(NOTE.title.notLike("%b"), "notes.title not like $1::text"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(NOTE.title.ilike("ann%"), "notes.title ilike $1::text"))
                .containsExactly(1L);
        assertThat(NOTES.where(NOTE.title.notIlike("ANN%"), "notes.title not ilike $1::text"))
                .containsExactly(2L, 3L);
        assertThat(NOTES.where(NOTE.title.matches("^[a-z]"), "notes.title ~ $1::text"))
                .containsExactly(2L, 3L);
        assertThat(NOTES.where(NOTE.title.matchesIgnoringCase("^[a-b]"), "notes.title ~* $1::text"))
                .containsExactly(1L, 2L);
    }

    @Test
    void textsAreJoined() {
        assertThat(NOTES.of(NOTE.title.concat("!").lower(), "lower(notes.title || $1::text)"))
                .containsExactly("ann_e!", "bo%b!", "c\\d!");
        assertThat(NOTES.of(NOTE.body.concat(NOTE.title), "notes.body || notes.title"))
                .containsExactly(Optional.empty(), Optional.of("x-ybo%b"), Optional.of("xc\\d"));
        assertThat(NOTES.of(concat(NOTE.title, NOTE.body, NOTE.stars), "concat(notes.title, notes.body, notes.stars)"))
                .containsExactly("Ann_e1", "bo%bx-y2", "c\\dx3");
        assertThat(NOTES.of(concatWith(" ", NOTE.body, NOTE.stars), "concat_ws($1::text, notes.body, notes.stars)"))
                .containsExactly("1", "x-y 2", "x 3");
        assertThat(NOTES.of(format("%s/%s", NOTE.stars, "a"), "format($1::text, notes.stars, $2::text)"))
                .containsExactly("1/a", "2/a", "3/a");
    }

    @Test
    void partsOfATextAreTaken() {
        assertThat(NOTES.of(NOTE.title.substring(2, 2), "substr(notes.title, $1::int4, $2::int4)"))
                .containsExactly("nn", "o%", "\\d");
        assertThat(NOTES.of(left(NOTE.title, 1), "\"left\"(notes.title, $1::int4)"))
                .containsExactly("A", "b", "c");
        assertThat(NOTES.of(right(NOTE.body, 1), "\"right\"(notes.body, $1::int4)"))
                .containsExactly(Optional.empty(), Optional.of("y"), Optional.of("x"));
        assertThat(NOTES.of(splitPart(NOTE.body, "-", 2), "split_part(notes.body, $1::text, $2::int4)"))
                .containsExactly(Optional.empty(), Optional.of("y"), Optional.of(""));
    }

    @Test
    void lengthsAndPlacesAreCounted() {
        assertThat(NOTES.of(NOTE.title.length(), "char_length(notes.title)")).containsExactly(5, 4, 3);
        assertThat(NOTES.of(NOTE.body.length(), "coalesce(char_length(notes.body), $1::int4)"))
                .containsExactly(0, 3, 1);
        assertThat(NOTES.of(position(NOTE.body, "y"), "strpos(notes.body, $1::text)"))
                .containsExactly(Optional.empty(), Optional.of(3), Optional.of(0));
    }

    @Test
    void textsAreRewritten() {
        assertThat(NOTES.of(NOTE.title.upper(), "upper(notes.title)")).containsExactly("ANN_E", "BO%B", "C\\D");
        assertThat(NOTES.of(NOTE.title.concat("  ").trimmed(), "btrim(notes.title || $1::text)"))
                .containsExactly("Ann_e", "bo%b", "c\\d");
        assertThat(NOTES.of(NOTE.title.replaced("n", "m"), "replace(notes.title, $1::text, $2::text)"))
                .containsExactly("Amm_e", "bo%b", "c\\d");
        assertThat(NOTES.of(
                        replaceMatches(NOTE.title, "[^a-z]", ""),
                        "regexp_replace(notes.title, $1::text, $2::text, $3::text)"))
                .containsExactly("nne", "bob", "cd");
        assertThat(NOTES.of(padLeft(NOTE.title, 5, "*"), "lpad(notes.title, $1::int4, $2::text)"))
                .containsExactly("Ann_e", "*bo%b", "**c\\d");
        assertThat(NOTES.of(padRight(NOTE.title, 5, "*"), "rpad(notes.title, $1::int4, $2::text)"))
                .containsExactly("Ann_e", "bo%b*", "c\\d**");
        assertThat(NOTES.of(reverse(NOTE.title), "reverse(notes.title)")).containsExactly("e_nnA", "b%ob", "d\\c");
        assertThat(NOTES.of(repeat(NOTE.body, 2), "repeat(notes.body, $1::int4)"))
                .containsExactly(Optional.empty(), Optional.of("x-yx-y"), Optional.of("xx"));
        assertThat(NOTES.of(capitalized(NOTE.title), "initcap(notes.title)")).containsExactly("Ann_E", "Bo%B", "C\\D");
        assertThat(NOTES.where(md5(NOTE.title).like("%"), "md5(notes.title) like $1::text"))
                .hasSize(3);
    }
}
