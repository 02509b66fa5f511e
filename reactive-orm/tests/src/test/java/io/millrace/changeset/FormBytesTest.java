package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.FieldError;
import org.junit.jupiter.api.Test;

/** The bytes of a form, which need not be UTF-8. */
class FormBytesTest {

    @Test
    void thoseThatAreNoTextAreAnErrorOfTheirField() {
        for (String bytes : new String[] {"%FF", "a%C3", "%C3%28", "%ED%A0%80", "%F0%9F%98", "%80+b"}) {
            assertThat(MEMBER.cast(Params.form("name=" + bytes + "&age=7"), MEMBER.name, MEMBER.age)
                            .errors())
                    .containsExactly(FieldError.of("name", "characters", "holds a character that cannot be stored"));
        }
        assertThat(MEMBER.cast(Params.form("age=7%FF"), MEMBER.age).errors())
                .extracting(FieldError::toString)
                .containsExactly("age: is not a valid whole number");
    }

    @Test
    void thoseThatAreTextAreRead() {
        assertThat(Params.form("n%61me=A%C3%A4+%F0%9F%98%80%2B\u00e9").get("name"))
                .isEqualTo("A\u00e4 \uD83D\uDE00+\u00e9");
    }
}
