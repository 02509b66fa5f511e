package io.millrace.related;

import static io.millrace.query.Query.from;
import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.PortraitTable.PORTRAIT;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** A changeset of a new row, put where the row that is there is to be updated, is all of it changes of that row. */
class RelatedUpdateTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();
    private static final Nested<Writer, Portrait> PORTRAIT_UPDATED =
            Nested.of(WRITER.portrait).onReplace(OnReplace.UPDATE);

    @Test
    void itsErrorsAreErrors() {
        Writer ann = withPortrait("/1");

        Changeset<Writer> changes = put(ann, portrait("/2").error(FieldError.of("url", "closed", "is closed")));

        assertThat(changes.isValid()).isFalse();
        assertThat(changes.errors()).extracting(FieldError::toString).containsExactly("portrait.url: is closed");
        assertThatThrownBy(() -> now(REPO.update(changes))).isInstanceOf(InvalidChangeset.class);
        assertThat(now(REPO.all(from(PORTRAIT)))).extracting(Portrait::url).containsExactly("/1");
    }

    @Test
    void itsConstraintsMeanWhatTheyMeant() {
        Writer ann = withPortrait("/1");
        now(REPO.insert(PORTRAIT.draft().url("/2")));

        assertError(put(ann, portrait("/2").unique(PORTRAIT.url)), "portrait.url: is taken already");
    }

    @Test
    void itsChecksAreMade() {
        Writer ann = withPortrait("/1");
        now(REPO.insert(PORTRAIT.draft().url("/2")));

        assertError(
                put(ann, portrait("/3").checkAsync(PORTRAIT.url, url -> Mono.just(false), "is odd")),
                "portrait.url: is odd");
        assertError(put(ann, portrait("/2").unsafeUnique(PORTRAIT.url)), "portrait.url: is taken already");
    }

    @Test
    void itsRelationsAreWritten() {
        Article article = now(REPO.insert(ARTICLE.draft().title("one"))
                .with(ARTICLE.writer, List.of(WRITER.draft().name("Ann"))));
        Changeset<Writer> anna = WRITER.change(WRITER.name.to("Anna")).put(WRITER.portrait, List.of(portrait("/anna")));

        now(REPO.update(Changeset.of(ARTICLE, article)
                .put(Nested.of(ARTICLE.writer).onReplace(OnReplace.UPDATE), List.of(anna))));

        Writer written = NEWSROOM.loaded(article.writer().get().id());
        assertThat(written.name()).isEqualTo("Anna");
        assertThat(written.portrait().get().url()).isEqualTo("/anna");
    }

    @Test
    void itsWorkIsRefusedAsThatOfAnyRowOfARelation() {
        Writer ann = withPortrait("/1");

        assertThatThrownBy(() -> now(REPO.update(put(ann, portrait("/2").afterWrite(row -> Mono.empty())))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(
                        "ORM-112: changes of Portrait cannot be written with the row that portrait is a relation of");
    }

    @Test
    void aValueThatTheRowHasIsNoChange() {
        Writer ann = withPortrait("/1");

        assertThat(NEWSROOM.statements(REPO.update(put(ann, portrait("/1").unique(PORTRAIT.url)))))
                .isEmpty();
        assertThat(NEWSROOM.statements(REPO.update(put(ann, portrait("/2").unique(PORTRAIT.url)))))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "update portraits set url = $1::text where portraits.id = $2::int8 …",
                        "SELECT 1; COMMIT");
    }

    private static void assertError(Changeset<Writer> changes, String error) {
        assertThatThrownBy(() -> now(REPO.update(changes)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::toString)
                                .containsExactly(error));
    }

    private static Changeset<Writer> put(Writer writer, Changeset<Portrait> portrait) {
        return Changeset.of(WRITER, writer).put(PORTRAIT_UPDATED, List.of(portrait));
    }

    private static Changeset<Portrait> portrait(String url) {
        return PORTRAIT.change(PORTRAIT.url.to(url));
    }

    private static Writer withPortrait(String url) {
        return now(REPO.insert(WRITER.draft().name("Ann"))
                .with(WRITER.portrait, List.of(PORTRAIT.draft().url(url))));
    }
}
