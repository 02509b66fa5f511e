package io.millrace.query;

import static io.millrace.function.Views.number;
import static io.millrace.function.Views.text;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.DecodeFailed;
import io.millrace.error.InvalidQuery;
import io.millrace.note.Notes;
import io.millrace.type.Types;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

class CallTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, body) values (1, 'ann', 'x'), (2, 'bob', null);
            create schema app;
            create function app."Twice"(int8) returns int8 language sql return $1 * 2""");

    @Test
    void anyFunctionIsCalledWithExpressionsAndValues() {
        assertThat(NOTES.of(
                        call("translate", Types.TEXT, NOTE.title, "nb", "mp"),
                        "translate(notes.title, $1::text, $2::text)"))
                .containsExactly("amm", "pop");
    }

    @Test
    void aViewOfItCanBeComputedWith() {
        assertThat(NOTES.where(
                        number(call("app.Twice", Types.INT8, NOTE.id)).plus(1).gt(3),
                        "app.\"Twice\"(notes.id) + $1::int8 > $2::int8"))
                .containsExactly(2L);
        assertThat(NOTES.where(
                        text(call("left", Types.TEXT, NOTE.title, 1)).startsWith("a"),
                        "\"left\"(notes.title, $1::int4) like $2::text"))
                .containsExactly(1L);
    }

    @Test
    void aNullThatItGivesIsReadWhereItIsExpected() {
        assertThat(NOTES.of(call("upper", Types.TEXT, NOTE.body).optional(), "upper(notes.body)"))
                .containsExactly(Optional.of("X"), Optional.empty());
        StepVerifier.create(NOTES.repo().all(from(NOTE).select(call("upper", Types.TEXT, NOTE.body))))
                .thenConsumeWhile(row -> true)
                .expectErrorSatisfies(
                        failure -> assertThat(failure)
                                .isInstanceOf(DecodeFailed.class)
                                .hasMessageContaining("an expression of type text is null in a row that was read")
                                .hasMessageContaining("because: it was selected as one that is never null")
                                .hasMessageContaining(
                                        "fix: select .optional() to read an Optional, or .orElse(value) for a value in its place"))
                .verify();
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThatThrownBy(() -> call("pg_sleep(1), now", Types.TEXT))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: a name is not one that a function or a configuration can be called by
                          because: it is written into the statement as it is, so it may hold letters, digits and underscores only, with one dot behind a schema
                          fix: give the bare name, such as "similarity" or "app.slug"; values are arguments""");
    }
}
