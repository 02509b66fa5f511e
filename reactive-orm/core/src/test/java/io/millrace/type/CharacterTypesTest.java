package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidValue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CharacterTypesTest {

    private static TypeFixture postgres;

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("""
                create extension citext;
                create table notes (short varchar(3), fixed char(4), folded citext)""");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void hostileTextComesBackAsItWas() {
        postgres.givesBack(Types.TEXT, HostileText.samples());
        postgres.givesBack(Types.VARCHAR, HostileText.samples());
        postgres.givesBack(Types.CITEXT, HostileText.samples());
        postgres.givesBack(Types.TEXT, "x".repeat(3_000_000));
    }

    @Test
    void aNulIsRefusedBeforeItIsSent() {
        for (PgType<String> type : List.of(Types.TEXT, Types.VARCHAR, Types.BPCHAR, Types.CITEXT)) {
            assertThatThrownBy(() -> type.encode("a\u0000b")).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> type.text("a\u0000b")).isInstanceOf(InvalidValue.class);
        }
        assertThatThrownBy(() -> Types.TEXT.encode("a\u0000b")).hasMessage("""
                ORM-801: a value cannot be written as text
                  because: the text holds a NUL character (U+0000), which PostgreSQL cannot store
                  fix: remove it first: text.replace("\\u0000", "")""");
    }

    @Test
    void halfOfASurrogatePairIsRefusedInsteadOfBecomingAQuestionMark() {
        for (String text : List.of("\ud83d", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\ude00")) {
            assertThatThrownBy(() -> Types.TEXT.encode(text)).isInstanceOf(InvalidValue.class);
        }
        assertThatThrownBy(() -> Types.TEXT.encode("\ud83d")).hasMessage("""
                ORM-801: a value cannot be written as text
                  because: the text holds half of a surrogate pair, which is no character and has no form in UTF-8
                  fix: cut text between code points, never inside one: text.offsetByCodePoints(0, n)""");
        assertThat(Types.TEXT.encode("\ud83d\ude00")).isEqualTo("😀");
    }

    /** Whatever stands around it: other characters have bits of their own. */
    @Test
    void ofAllCharactersOnlyANulAndHalfOfASurrogatePairAreRefused() {
        for (String around : List.of("", "a", "\u7fff", "\u8000", "\u8001", "\ud7ff", "\ue000\uffff", "😀")) {
            List<Integer> wrong = IntStream.rangeClosed(0, Character.MAX_VALUE)
                    .filter(code -> isRefused(around + (char) code + around)
                            != (code == 0 || Character.isSurrogate((char) code)))
                    .boxed()
                    .toList();
            assertThat(wrong).as("between '%s'", around).isEmpty();
        }
    }

    private static boolean isRefused(String text) {
        try {
            return !Types.TEXT.encode(text).equals(text);
        } catch (InvalidValue refused) {
            return true;
        }
    }

    @Test
    void textTooLongForItsColumnIsRefusedByTheServerInsteadOfCutByTheCast() {
        String insert = "insert into notes (short) values (" + Types.VARCHAR.parameter("$1") + ") returning short";

        assertThat(postgres.one(insert, Types.VARCHAR.encode("abc"))).isEqualTo("abc");
        assertThatThrownBy(() -> postgres.one(insert, Types.VARCHAR.encode("abcd")))
                .hasMessageContaining("value too long for type character varying(3)");
        postgres.works();
    }

    @Test
    void aTextOfFixedLengthIsPaddedAndComparedWithoutItsBlanks() {
        String insert = "insert into notes (fixed) values (" + Types.BPCHAR.parameter("$1") + ") returning fixed";

        assertThat(Types.BPCHAR.decode(postgres.one(insert, Types.BPCHAR.encode("ab"))))
                .isEqualTo("ab  ");
        assertThatThrownBy(() -> postgres.one(insert, Types.BPCHAR.encode("abcde")))
                .hasMessageContaining("value too long for type character(4)");
        assertThat(postgres.one(
                        "select count(*) from notes where fixed = " + Types.BPCHAR.parameter("$1"),
                        Types.BPCHAR.encode("ab")))
                .isEqualTo(1L);
        assertThat(Types.BPCHAR.equalsAgrees()).isFalse();
    }

    @Test
    void aCaseInsensitiveTextThatLooksLikeAnArrayIsRead() {
        postgres.one(
                "insert into notes (folded) values (" + Types.CITEXT.parameter("$1") + ") returning 1",
                Types.CITEXT.encode("{Braces} text"));

        assertThat(postgres.rows(
                        "select " + Types.CITEXT.selected("folded") + " from notes where folded = "
                                + Types.CITEXT.parameter("$1"),
                        Types.CITEXT.encode("{BRACES} TEXT")))
                .containsExactly("{Braces} text");
        assertThat(Types.CITEXT.equalsAgrees()).isFalse();
        assertThat(Types.TEXT.equalsAgrees()).isTrue();
    }
}
