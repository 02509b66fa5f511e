package io.millrace.related;

import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.ManyChanges.edit;
import static io.millrace.related.ManyChanges.newArticle;
import static io.millrace.related.ManyChanges.newWriter;
import static io.millrace.related.ManyChanges.tagged;
import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.TagTable.TAG;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.changeset.Params;
import io.millrace.error.FieldError;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that refer to a writer, and rows that a join table leads to from an article, as they are cast. */
class ManyCastTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    @Behaviour({
        "has_assoc_test.exs:499",
        "has_assoc_test.exs:509",
        "many_to_many_test.exs:68",
        "many_to_many_test.exs:78"
    })
    void newOnesAreCastFromAListOrAMap() {
        for (Object articles : new Object[] {List.of(map("title", "hello")), map("0", map("title", "hello"))}) {
            assertThat(newWriter(articles).errors()).isEmpty();
            assertThat(newWriter(articles).get(WRITER.articles)).singleElement().satisfies(one -> {
                assertThat(one.row()).isEmpty();
                assertThat(one.changes()).isEqualTo(Map.of("title", "hello"));
            });
        }
        for (Object tags : new Object[] {List.of(map("word", "mill")), map("0", map("word", "mill"))}) {
            assertThat(newArticle(tags).errors()).isEmpty();
            assertThat(newArticle(tags).get(ARTICLE.tags))
                    .singleElement()
                    .satisfies(one -> assertThat(one.changes()).isEqualTo(Map.of("word", "mill")));
        }
    }

    @Test
    @Behaviour({"has_assoc_test.exs:535", "many_to_many_test.exs:100"})
    void someAreNewSomeChangeAndSomeGo() {
        Writer ann = NEWSROOM.ann("first", "second", "third");
        List<Article> there = ann.articles().list();
        Changeset<Writer> changes = edit(
                ann,
                List.of(
                        map("title", "new"),
                        map("id", there.get(1).id(), "title", null),
                        map("id", there.get(2).id(), "title", "new name")),
                OnReplace.DELETE);

        assertThat(changes.get(WRITER.articles)).extracting(Changeset::isValid).containsExactly(true, false, true);
        assertThat(changes.get(WRITER.articles).get(0).row()).isEmpty();
        assertThat(changes.get(WRITER.articles).get(1).row()).contains(there.get(1));
        assertThat(changes.get(WRITER.articles).get(2).changes()).isEqualTo(Map.of("title", "new name"));
        assertThat(changes.errors())
                .containsExactly(
                        new FieldError(List.of("articles", "1", "title"), "required", "is required", Map.of()));
        assertThat(changes.related().get(0).removed())
                .extracting(row -> ((Article) row).id())
                .containsExactly(there.get(0).id());

        Article article = tagged(REPO, "a", "b");
        Tag b = article.tags().list().get(1);
        Changeset<Article> tags =
                edit(article, List.of(map("word", "c"), map("id", b.id().toString(), "word", null)), OnReplace.DELETE);
        assertThat(tags.errors())
                .containsExactly(new FieldError(List.of("tags", "1", "word"), "required", "is required", Map.of()));
        assertThat(tags.get(ARTICLE.tags).get(1).row()).contains(b);
    }

    @Test
    @Behaviour({"has_assoc_test.exs:619", "many_to_many_test.exs:157"})
    void theSameOnesAreNoChange() {
        Writer ann = NEWSROOM.ann("one");
        Article article = tagged(REPO, "a");

        Changeset<Writer> writer =
                edit(ann, List.of(map("id", ann.articles().list().get(0).id())), OnReplace.RAISE);
        Changeset<Article> tags = edit(
                article, List.of(map("id", article.tags().list().get(0).id().toString())), OnReplace.RAISE);

        assertThat(writer.isChanged()).isFalse();
        assertThat(tags.isChanged()).isFalse();
        assertThat(NEWSROOM.statements(REPO.update(writer))).isEmpty();
        assertThat(NEWSROOM.statements(REPO.update(tags))).isEmpty();
    }

    @Test
    @Behaviour({"has_assoc_test.exs:762", "many_to_many_test.exs:244"})
    void whatIsCastAgainIsWhatWasCastLast() {
        Writer ann = NEWSROOM.ann("one");
        Nested<Writer, Article> deleting = Nested.of(WRITER.articles).onReplace(OnReplace.DELETE);

        Changeset<Writer> none = edit(ann, List.of(), OnReplace.DELETE).cast(deleting, ManyChanges::article);
        assertThat(none.errors()).isEmpty();
        assertThat(now(REPO.update(none)).articles().list()).isEmpty();
        Changeset<Writer> fresh = newWriter(List.of(map("title", "hello"))).cast(WRITER.articles, ManyChanges::article);
        assertThat(now(REPO.insert(fresh)).articles().list()).hasSize(1);
        Changeset<Article> tags = newArticle(List.of(map("word", "mill"))).cast(ARTICLE.tags, ManyChanges::tag);
        assertThat(now(REPO.insert(tags)).tags().list()).hasSize(1);
    }

    @Test
    @Behaviour(
            value = {
                "has_assoc_test.exs:712",
                "has_assoc_test.exs:720",
                "many_to_many_test.exs:50",
                "many_to_many_test.exs:58"
            },
            differs = "what a new row begins with is put by the function that casts it")
    void whatNewOnesBeginWithIsPut() {
        assertThat(now(REPO.insert(WRITER.cast(params("name", "Ann", "articles", List.of(map())), WRITER.name)
                                .cast(
                                        WRITER.articles,
                                        one -> one.put(ARTICLE.title.to("untitled"))
                                                .cast(ARTICLE.title))))
                        .articles()
                        .list())
                .extracting(Article::title)
                .containsExactly("untitled");
        assertThat(now(REPO.insert(ARTICLE.cast(params("title", "one", "tags", List.of(map())), ARTICLE.title)
                                .cast(ARTICLE.tags, one -> one.put(TAG.word.to("mill")))))
                        .tags()
                        .list())
                .extracting(Tag::word)
                .containsExactly("mill");
    }

    @Test
    @Behaviour(
            value = {"has_assoc_test.exs:593", "many_to_many_test.exs:132"},
            differs = "a key that is not there is the error missing of its row")
    void aKeyThatIsNotThereIsNoRowToChange() {
        assertThat(edit(NEWSROOM.ann(), List.of(map("id", 1, "title", "new")), OnReplace.RAISE)
                        .errors())
                .containsExactly(
                        new FieldError(List.of("articles", "0", "id"), "missing", "is not there any more", Map.of()));
        assertThat(edit(tagged(REPO), List.of(map("id", new UUID(0, 1).toString(), "word", "new")), OnReplace.RAISE)
                        .errors())
                .extracting(FieldError::toString)
                .containsExactly("tags.0.id: is not there any more");
    }

    @Test
    @Behaviour("has_assoc_test.exs:573")
    void theInputSortsAndDrops() {
        Nested<Writer, Article> sorted =
                Nested.of(WRITER.articles).sorted("sort").dropped("drop");
        Map<String, @Nullable Object> all =
                map("1", map("title", "one"), "2", map("title", "two"), "3", map("title", "three"));

        assertThat(titles(sorted, params("articles", all))).containsExactly("one 0", "two 1", "three 2");
        assertThat(titles(sorted, params("articles", all, "drop", List.of(2)))).containsExactly("one 0", "three 1");
        assertThat(titles(sorted, params("articles", all, "sort", List.of(2, 3, 1))))
                .containsExactly("two 0", "three 1", "one 2");
        assertThat(titles(sorted, params("articles", all, "sort", List.of("1", "new"), "drop", List.of("2", "new"))))
                .containsExactly("one 0", "three 1");
    }

    private static List<String> titles(Nested<Writer, Article> nested, Params params) {
        return WRITER
                .cast(params, WRITER.name)
                .cast(nested, (article, place) -> article.cast(ARTICLE.title).put(ARTICLE.place.to(place)))
                .get(WRITER.articles)
                .stream()
                .map(one -> one.get(ARTICLE.title) + " " + one.get(ARTICLE.place))
                .toList();
    }
}
