package io.millrace.expr;

import static io.millrace.function.FullText.headline;
import static io.millrace.function.FullText.phrase;
import static io.millrace.function.FullText.plain;
import static io.millrace.function.FullText.toTsvector;
import static io.millrace.function.FullText.tsquery;
import static io.millrace.function.FullText.websearch;
import static io.millrace.function.FullText.weighted;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import io.millrace.function.FullText.Weight;
import io.millrace.note.Notes;
import io.millrace.type.TsVector;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, body, words) values
              (1, 'The fat cats sat', 'cats', to_tsvector('english', 'The fat cats sat')),
              (2, 'A cat and another cat', null, to_tsvector('english', 'A cat and another cat')),
              (3, 'dogs', 'x', to_tsvector('english', 'dogs'))""");

    @Test
    void documentsAnswerQueries() {
        assertThat(NOTES.where(
                        NOTE.words.matches(websearch("english", "cat -fat")),
                        "notes.words @@ websearch_to_tsquery('english', $1::text)"))
                .containsExactly(2L);
        assertThat(NOTES.where(
                        NOTE.words.matches(plain("english", "fat cats")),
                        "notes.words @@ plainto_tsquery('english', $1::text)"))
                .containsExactly(1L);
        assertThat(NOTES.where(
                        NOTE.words.matches(phrase("english", "cat sat")),
                        "notes.words @@ phraseto_tsquery('english', $1::text)"))
                .containsExactly(1L);
        assertThat(NOTES.where(
                        NOTE.words.matches(tsquery("english", "ca:* | dog")),
                        "notes.words @@ to_tsquery('english', $1::text)"))
                .hasSize(3);
    }

    @Test
    void textsArePreparedInTheQuery() {
        assertThat(NOTES.where(
                        toTsvector("english", NOTE.body).matches(plain("english", "cat")),
                        "to_tsvector('english', notes.body) @@ plainto_tsquery('english', $1::text)"))
                .containsExactly(1L);
        assertThat(NOTES.of(toTsvector("simple", NOTE.body), "cast(to_tsvector('simple', notes.body) as text)"))
                .containsExactly(
                        Optional.of(new TsVector("'cats':1")), Optional.empty(), Optional.of(new TsVector("'x':1")));
        assertThat(NOTES.where(
                        weighted(NOTE.words, Weight.A)
                                .concat(toTsvector("english", NOTE.title).required())
                                .matches(tsquery("english", "cat:A")),
                        "setweight(notes.words, 'A') || to_tsvector('english', notes.title)"
                                + " @@ to_tsquery('english', $1::text)"))
                .containsExactly(1L, 2L);
    }

    @Test
    void queriesAreJoined() {
        assertThat(NOTES.where(
                        NOTE.words.matches(plain("english", "cat")
                                .and(plain("english", "fat").not())
                                .or(plain("english", "dog"))),
                        "notes.words @@ (plainto_tsquery('english', $1::text) && !!plainto_tsquery('english', $2::text)"
                                + " || plainto_tsquery('english', $3::text))"))
                .containsExactly(2L, 3L);
    }

    @Test
    void theBestComeFirst() {
        var query = websearch("english", "cat");

        assertThat(NOTES.read(
                        from(NOTE)
                                .where(NOTE.words.matches(query))
                                .orderBy(NOTE.words.rank(query).desc())
                                .select(NOTE.id, NOTE.words.coverRank(query).required()),
                        "select notes.id, ts_rank_cd(notes.words, websearch_to_tsquery('english', $1::text)) from notes"
                                + " where notes.words @@ websearch_to_tsquery('english', $2::text)"
                                + " order by ts_rank(notes.words, websearch_to_tsquery('english', $3::text)) desc"))
                .extracting(row -> row.getT1())
                .containsExactly(2L, 1L);
    }

    @Test
    void whatWasFoundIsShown() {
        assertThat(NOTES.of(
                        headline("english", NOTE.title, plain("english", "fat")),
                        "ts_headline('english', notes.title, plainto_tsquery('english', $1::text))"))
                .first()
                .isEqualTo(Optional.of("The <b>fat</b> cats sat"));
        assertThat(NOTES.of(
                        headline("english", NOTE.title, plain("english", "fat"), "StartSel=[, StopSel=]"),
                        "ts_headline('english', notes.title, plainto_tsquery('english', $1::text), $2::text)"))
                .first()
                .isEqualTo(Optional.of("The [fat] cats sat"));
    }

    @Test
    void aConfigurationIsAName() {
        assertThatThrownBy(() -> websearch("english', 'x'); --", "cat"))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(
                        "ORM-111: a name is not one that a function or a configuration can be called by");
    }
}
