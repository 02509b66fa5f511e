package io.millrace.expr;

import static io.millrace.function.Literals.value;
import static io.millrace.note.NoteTable.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.note.Notes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ArrayTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, tags, scores) values
              (1, 'a', '{a,b}', '{1,2,2}'), (2, 'b', '{}', null), (3, 'c', '{b,c}', '{}')""");

    @Test
    @Behaviour("type.exs:234")
    void arraysAreCompared() {
        assertThat(NOTES.where(NOTE.tags.eq(List.of()), "notes.tags = $1::text[]"))
                .containsExactly(2L);
        assertThat(NOTES.where(NOTE.tags.contains(List.of("b")), "notes.tags @> $1::text[]"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(NOTE.tags.containedBy(List.of("a", "b")), "notes.tags <@ $1::text[]"))
                .containsExactly(1L, 2L);
        assertThat(NOTES.where(NOTE.tags.overlaps(List.of("a", "c")), "notes.tags && $1::text[]"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(NOTE.tags.contains(NOTE.tags), "notes.tags @> notes.tags"))
                .hasSize(3);
    }

    @Test
    void anElementIsAskedFor() {
        assertThat(NOTES.where(NOTE.tags.has("c"), "$1::text = any(notes.tags)"))
                .containsExactly(3L);
        assertThat(NOTES.where(NOTE.tags.has(NOTE.title), "notes.title = any(notes.tags)"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(NOTE.scores.has(2), "$1::int4 = any(notes.scores)"))
                .containsExactly(1L);
        assertThat(NOTES.of(NOTE.scores.position(2), "array_position(notes.scores, $1::int4)"))
                .containsExactly(Optional.of(2), Optional.empty(), Optional.empty());
    }

    @Test
    void elementsAreCountedFromOne() {
        assertThat(NOTES.of(NOTE.tags.at(1), "notes.tags[$1::int4]"))
                .containsExactly(Optional.of("a"), Optional.empty(), Optional.of("b"));
        assertThat(NOTES.of(NOTE.tags.append("z").at(3), "(array_append(notes.tags, $1::text))[$2::int4]"))
                .containsExactly(Optional.of("z"), Optional.empty(), Optional.of("z"));
        assertThat(NOTES.of(NOTE.tags.length(), "cardinality(notes.tags)")).containsExactly(2, 0, 2);
        assertThat(NOTES.of(NOTE.scores.length(), "coalesce(cardinality(notes.scores), $1::int4)"))
                .containsExactly(3, 0, 0);
    }

    @Test
    @Behaviour("type.exs:269")
    void arraysAreChanged() {
        assertThat(NOTES.of(NOTE.tags.append("z"), "cast(array_append(notes.tags, $1::text) as text)"))
                .containsExactly(List.of("a", "b", "z"), List.of("z"), List.of("b", "c", "z"));
        assertThat(NOTES.of(NOTE.scores.append(9), "cast(array_append(notes.scores, $1::int4) as text)"))
                .containsExactly(Optional.of(List.of(1, 2, 2, 9)), Optional.of(List.of(9)), Optional.of(List.of(9)));
        assertThat(NOTES.of(NOTE.tags.prepend("z"), "cast(array_prepend($1::text, notes.tags) as text)"))
                .containsExactly(List.of("z", "a", "b"), List.of("z"), List.of("z", "b", "c"));
        assertThat(NOTES.of(NOTE.scores.remove(2), "cast(array_remove(notes.scores, $1::int4) as text)"))
                .containsExactly(Optional.of(List.of(1)), Optional.empty(), Optional.of(List.of()));
        assertThat(NOTES.of(
                        NOTE.scores.replaced(2, 3), "cast(array_replace(notes.scores, $1::int4, $2::int4) as text)"))
                .first()
                .isEqualTo(Optional.of(List.of(1, 3, 3)));
        assertThat(NOTES.of(NOTE.tags.concat(List.of("x", "y")), "cast((notes.tags || $1::text[]) as text)"))
                .first()
                .isEqualTo(List.of("a", "b", "x", "y"));
        assertThat(NOTES.of(
                        NOTE.scores.orElse(List.of(0)).concat(NOTE.scores),
                        "cast((coalesce(notes.scores, $1::int4[]) || notes.scores) as text)"))
                .containsExactly(List.of(1, 2, 2, 1, 2, 2), List.of(0), List.of());
        assertThat(NOTES.of(NOTE.tags.joined("+"), "array_to_string(notes.tags, $1::text)"))
                .containsExactly(Optional.of("a+b"), Optional.of(""), Optional.of("b+c"));
        assertThat(NOTES.where(value("b").in(NOTE.tags), "$1::text = any(notes.tags)"))
                .containsExactly(1L, 3L);
    }
}
