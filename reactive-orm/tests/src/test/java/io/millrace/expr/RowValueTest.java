package io.millrace.expr;

import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Sql.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.note.Notes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RowValueTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, stars) values (1, 'a', 5), (2, 'b', 4), (3, 'b', 5), (4, 'c', 1)""");

    @Test
    void theFirstThatDiffersDecides() {
        assertThat(NOTES.where(
                        row(NOTE.title, NOTE.stars).lt("b", 5), "(notes.title, notes.stars) < ($1::text, $2::int4)"))
                .containsExactly(1L, 2L);
        assertThat(NOTES.where(
                        row(NOTE.title, NOTE.stars).ge("b", 5), "(notes.title, notes.stars) >= ($1::text, $2::int4)"))
                .containsExactly(3L, 4L);
        assertThat(NOTES.where(
                        row(NOTE.title, NOTE.stars).eq("b", 4), "(notes.title, notes.stars) = ($1::text, $2::int4)"))
                .containsExactly(2L);
        assertThat(NOTES.where(
                        row(NOTE.title, NOTE.stars).ne("b", 4), "(notes.title, notes.stars) <> ($1::text, $2::int4)"))
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void threeAreComparedToo() {
        assertThat(NOTES.where(
                        row(NOTE.title, NOTE.stars, NOTE.id).gt("b", 4, 1L),
                        "(notes.title, notes.stars, notes.id) > ($1::text, $2::int4, $3::int8)"))
                .containsExactly(2L, 3L, 4L);
        assertThat(NOTES.where(
                        row(NOTE.title, NOTE.stars, NOTE.id).le("b", 4, 1L).not(),
                        "not (notes.title, notes.stars, notes.id) <= ($1::text, $2::int4, $3::int8)"))
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void theOtherSideMayBeExpressions() {
        assertThat(NOTES.where(
                        row(NOTE.id, NOTE.title).eq(NOTE.stars.cast(io.millrace.type.Types.INT8), NOTE.title),
                        "(notes.id, notes.title) = (notes.stars::int8, notes.title)"))
                .isEmpty();
    }
}
