package io.millrace.related;

import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.OneChanges.edit;
import static io.millrace.related.OneChanges.newArticle;
import static io.millrace.related.OneChanges.newWriter;
import static io.millrace.related.OneChanges.noRecord;
import static io.millrace.related.OneChanges.required;
import static io.millrace.related.OneChanges.withPortrait;
import static io.millrace.related.OneChanges.withWriter;
import static io.millrace.related.PortraitTable.PORTRAIT;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.error.FieldError;
import io.millrace.error.NotLoaded;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The one row that a writer has or that an article belongs to, as it is cast. */
class OneCastTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    @Behaviour({"has_assoc_test.exs:117", "has_assoc_test.exs:314", "belongs_to_test.exs:60", "belongs_to_test.exs:196"
    })
    void aNewOneIsCastAsItsFunctionSays() {
        Changeset<Writer> writer = newWriter(map("url", "/1"));
        Changeset<Article> article = newArticle(map("name", "Ann"));

        assertThat(writer.isValid()).isTrue();
        assertThat(writer.get(WRITER.portrait)).singleElement().satisfies(portrait -> {
            assertThat(portrait.row()).isEmpty();
            assertThat(portrait.changes()).isEqualTo(Map.of("url", "/1"));
        });
        assertThat(article.isValid()).isTrue();
        assertThat(article.get(ARTICLE.writer)).singleElement().satisfies(one -> {
            assertThat(one.row()).isEmpty();
            assertThat(one.changes()).isEqualTo(Map.of("name", "Ann"));
        });
        assertThat(WRITER.cast(params("name", "Ann", "portrait", map()), WRITER.name)
                        .cast(WRITER.portrait, portrait -> portrait.cast(PORTRAIT.url))
                        .isValid())
                .as("whose function needs nothing")
                .isTrue();
    }

    @Test
    @Behaviour({"has_assoc_test.exs:127", "belongs_to_test.exs:70"})
    void whatIsWrongWithItIsWrongWithTheWhole() {
        assertThat(newWriter(map("url", null)).errors()).containsExactly(required("portrait", "url"));
        assertThat(newArticle(map("name", null)).errors()).containsExactly(required("writer", "name"));
        assertThat(newWriter("value").errors()).containsExactly(noRecord("portrait"));
        assertThat(newArticle("value").errors()).containsExactly(noRecord("writer"));
    }

    @Test
    @Behaviour({"has_assoc_test.exs:140", "belongs_to_test.exs:83"})
    void theOneThatIsThereIsChanged() {
        Writer ann = withPortrait(REPO, "/1");
        Article one = withWriter(REPO, "Ann");

        Changeset<Writer> writer = edit(ann, map("id", ann.portrait().get().id(), "url", "/2"), OnReplace.RAISE);
        Changeset<Article> article = edit(one, map("id", one.writer().get().id(), "name", "Anna"), OnReplace.RAISE);

        assertThat(writer.get(WRITER.portrait)).singleElement().satisfies(portrait -> {
            assertThat(portrait.row()).contains(ann.portrait().get());
            assertThat(portrait.changes()).isEqualTo(Map.of("url", "/2"));
        });
        assertThat(article.get(ARTICLE.writer))
                .singleElement()
                .satisfies(changes -> assertThat(changes.changes()).isEqualTo(Map.of("name", "Anna")));
        assertThat(NEWSROOM.statements(REPO.update(article)))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "update writers set name = $1::text where writers.id = $2::int8 …",
                        "SELECT 1; COMMIT");
    }

    @Test
    @Behaviour({"has_assoc_test.exs:233", "belongs_to_test.exs:146"})
    void theSameOneIsNoChange() {
        Writer ann = withPortrait(REPO, "/1");
        Article one = withWriter(REPO, "Ann");
        long portrait = ann.portrait().get().id();

        for (Object id : new Object[] {portrait, Long.toString(portrait)}) {
            assertThat(edit(ann, map("id", id), OnReplace.RAISE).isChanged()).isFalse();
            assertThat(edit(ann, map("id", id, "url", "/1"), OnReplace.RAISE).errors())
                    .isEmpty();
        }
        Changeset<Article> same =
                edit(one, map("id", Long.toString(one.writer().get().id())), OnReplace.RAISE);
        assertThat(same.isChanged()).isFalse();
        assertThat(NEWSROOM.statements(REPO.update(same))).isEmpty();
    }

    @Test
    @Behaviour({"has_assoc_test.exs:156", "has_assoc_test.exs:372", "belongs_to_test.exs:95", "belongs_to_test.exs:222"
    })
    void noneWhereThereIsNoneIsNoChange() {
        Writer alone = NEWSROOM.ann();
        Writer bare = now(REPO.require(WRITER, alone.id()));

        for (@Nullable Object none : new @Nullable Object[] {null, ""}) {
            assertThat(newWriter(none).get(WRITER.portrait)).isEmpty();
            assertThat(newWriter(none).isValid()).isTrue();
            assertThat(newArticle(none).get(ARTICLE.writer)).isEmpty();
            assertThat(newArticle(none).isValid()).isTrue();
            assertThat(edit(alone, none, OnReplace.RAISE).isChanged()).isFalse();
            assertThatThrownBy(() -> edit(bare, none, OnReplace.RAISE)).isInstanceOf(NotLoaded.class);
        }
        assertThat(WRITER.edit(bare, params("name", "Ann"), WRITER.name)
                        .cast(WRITER.portrait, OneChanges::portrait)
                        .isChanged())
                .isFalse();
    }

    @Test
    @Behaviour(
            value = {"has_assoc_test.exs:180", "belongs_to_test.exs:119"},
            differs = "a generated key that is not there is the error missing, never the key of a new row")
    void anotherOneComesInstead() {
        Writer ann = withPortrait(REPO, "/1");
        Article one = withWriter(REPO, "Ann");

        Changeset<Writer> replaced = edit(ann, map("url", "/2"), OnReplace.DELETE);
        assertThat(replaced.get(WRITER.portrait))
                .singleElement()
                .satisfies(portrait -> assertThat(portrait.row()).isEmpty());
        assertThat(NEWSROOM.statements(REPO.update(replaced)))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "delete from portraits using unnest($1::int8[]) …",
                        "insert into portraits (url, writer_id) values ($1::text, $2::int8) …",
                        "SELECT 1; COMMIT");
        assertThat(edit(ann, map("id", 99, "url", "/2"), OnReplace.DELETE).errors())
                .containsExactly(
                        new FieldError(List.of("portrait", "id"), "missing", "is not there any more", Map.of()));
        Article bobs = now(REPO.update(edit(one, map("name", "Bob"), OnReplace.LEAVE)));
        assertThat(bobs.writer().get().name()).isEqualTo("Bob");
        assertThat(bobs.writerId()).isNotEqualTo(one.writerId());
    }

    @Test
    @Behaviour({"has_assoc_test.exs:255", "has_assoc_test.exs:1397", "belongs_to_test.exs:158"})
    void oneMayBeNeeded() {
        Nested<Writer, Portrait> needed =
                Nested.of(WRITER.portrait).onReplace(OnReplace.NILIFY).required();
        Nested<Article, Writer> author =
                Nested.of(ARTICLE.writer).onReplace(OnReplace.NILIFY).required();
        FieldError portrait = FieldError.of("portrait", "required", "is required");
        Writer alone = NEWSROOM.ann();
        Writer ann = withPortrait(REPO, "/1");

        assertThat(WRITER.cast(params("name", "Ann"), WRITER.name)
                        .cast(needed, OneChanges::portrait)
                        .errors())
                .containsExactly(portrait);
        assertThat(WRITER.edit(alone, params(), WRITER.name)
                        .cast(needed, OneChanges::portrait)
                        .errors())
                .containsExactly(portrait);
        assertThat(WRITER.edit(alone, params("portrait", null), WRITER.name)
                        .cast(needed, OneChanges::portrait)
                        .errorTree(FieldError::message))
                .isEqualTo(Map.of("portrait", List.of("is required")));
        assertThat(WRITER.edit(ann, params(), WRITER.name)
                        .cast(needed, OneChanges::portrait)
                        .errors())
                .isEmpty();
        assertThat(WRITER.edit(ann, params("portrait", null), WRITER.name)
                        .cast(needed, OneChanges::portrait)
                        .errors())
                .containsExactly(portrait);
        assertThat(WRITER.edit(ann, params("portrait", map("url", null)), WRITER.name)
                        .cast(needed, OneChanges::portrait)
                        .errorTree(FieldError::message))
                .isEqualTo(Map.of("portrait", Map.of("url", List.of("is required"))));
        assertThat(ARTICLE.cast(params("title", "one"), ARTICLE.title)
                        .cast(author, OneChanges::writer)
                        .errors())
                .containsExactly(FieldError.of("writer", "required", "is required"));
    }

    @Test
    @Behaviour({"has_assoc_test.exs:481", "belongs_to_test.exs:307"})
    void whatIsCastAgainIsWhatWasCastLast() {
        Writer ann = withPortrait(REPO, "/1");
        Map<String, @Nullable Object> input = map("id", ann.portrait().get().id(), "url", "/2");
        Nested<Writer, Portrait> portrait = Nested.of(WRITER.portrait);

        Changeset<Writer> twice = edit(ann, input, OnReplace.RAISE).cast(portrait, OneChanges::portrait);
        assertThat(twice.errors()).isEmpty();
        assertThat(now(REPO.update(twice)).portrait().get().url()).isEqualTo("/2");
        Changeset<Writer> fresh = newWriter(map("url", "/3")).cast(portrait, OneChanges::portrait);
        assertThat(fresh.errors()).isEmpty();
        assertThat(now(REPO.insert(fresh)).portrait().get().url()).isEqualTo("/3");
        assertThat(newArticle(map("name", "Ann"))
                        .cast(ARTICLE.writer, OneChanges::writer)
                        .get(ARTICLE.writer))
                .hasSize(1);
    }

    @Test
    @Behaviour(
            value = {
                "has_assoc_test.exs:430",
                "has_assoc_test.exs:438",
                "has_assoc_test.exs:447",
                "belongs_to_test.exs:270",
                "belongs_to_test.exs:278",
                "belongs_to_test.exs:287"
            },
            differs = "what a new row begins with is put by the function that casts it")
    void whatANewOneBeginsWithIsPut() {
        Changeset<Writer> changes = WRITER.cast(params("name", "Ann", "portrait", map()), WRITER.name)
                .cast(
                        WRITER.portrait,
                        one -> one.put(PORTRAIT.url.to("/default")).cast(PORTRAIT.url));

        assertThat(now(REPO.insert(changes)).portrait().get().url()).isEqualTo("/default");
        assertThat(WRITER.cast(params("name", "Ann", "portrait", map("url", "/1")), WRITER.name)
                        .cast(
                                WRITER.portrait,
                                one -> one.put(PORTRAIT.url.to("/default")).cast(PORTRAIT.url))
                        .get(WRITER.portrait)
                        .get(0)
                        .get(PORTRAIT.url))
                .isEqualTo("/1");
    }
}
