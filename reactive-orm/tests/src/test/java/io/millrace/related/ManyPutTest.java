package io.millrace.related;

import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.RemarkTable.REMARK;
import static io.millrace.related.TagTable.TAG;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Length;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.NotLoaded;
import io.millrace.repo.Repo;
import io.millrace.table.Insertable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that refer to a writer, and rows that a join table leads to from an article: put, counted, and applied. */
class ManyPutTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    @Behaviour({
        "has_assoc_test.exs:942",
        "has_assoc_test.exs:1166",
        "has_assoc_test.exs:1188",
        "has_assoc_test.exs:1206",
        "many_to_many_test.exs:261"
    })
    @Behaviour(
            value = {
                "has_assoc_test.exs:985",
                "has_assoc_test.exs:1023",
                "many_to_many_test.exs:299",
                "many_to_many_test.exs:320"
            },
            differs = "a draft is a new row, and changes of a row are that row, wherever it was before")
    void thosePutAreNewOrChangedOrTheSame() {
        Writer alone = NEWSROOM.ann();
        Writer ann = NEWSROOM.ann("one");
        Article one = ann.articles().list().get(0);

        assertThat(put(alone, OnReplace.RAISE, List.of()).isChanged()).isFalse();
        assertThat(put(alone, OnReplace.RAISE, List.of(draft("two"))).get(WRITER.articles))
                .singleElement()
                .satisfies(changes -> assertThat(changes.row()).isEmpty());
        assertThat(put(ann, OnReplace.RAISE, List.of(Changeset.of(ARTICLE, one)))
                        .isChanged())
                .isFalse();
        assertThat(put(ann, OnReplace.RAISE, List.of(ARTICLE.change(one, ARTICLE.title.to("1"))))
                        .get(WRITER.articles)
                        .get(0)
                        .changes())
                .isEqualTo(Map.of("title", "1"));
        Changeset<Writer> replaced = put(ann, OnReplace.DELETE, List.of(draft("one")));
        assertThat(replaced.get(WRITER.articles).get(0).row()).isEmpty();
        assertThat(replaced.related().get(0).removed()).hasSize(1);
        assertThat(put(ann, OnReplace.DELETE, List.of()).isChanged()).isTrue();

        Article article = tagged("a");
        Tag a = article.tags().list().get(0);
        assertThat(tags(article, OnReplace.RAISE, List.of(Changeset.of(TAG, a))).isChanged())
                .isFalse();
        assertThat(tags(article, OnReplace.DELETE, List.of()).isChanged()).isTrue();
        assertThat(tags(
                                article,
                                OnReplace.DELETE,
                                List.of(Changeset.of(TAG.draft().word("b"))))
                        .get(ARTICLE.tags)
                        .get(0)
                        .row())
                .isEmpty();
    }

    @Test
    @Behaviour("has_assoc_test.exs:1043")
    void thoseLeftOutAreLetGo() {
        Writer ann = NEWSROOM.ann("one");
        Changeset<Writer> alone = put(ann, OnReplace.NILIFY, List.of());

        assertThat(alone.related().get(0).removed()).hasSize(1);
        assertThat(NEWSROOM.statements(REPO.update(alone)))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "update articles set writer_id = bulk.c2, version = articles.version + 1 from unnest($1::int8[],"
                                + " $2::int4[], $3::int8[]) …",
                        "SELECT 1; COMMIT");
        assertThat(now(REPO.require(ARTICLE, ann.articles().list().get(0).id())).writerId())
                .isNull();
    }

    @Test
    @Behaviour({"has_assoc_test.exs:1051", "many_to_many_test.exs:337"})
    void itIsAMistakeNotToSayWhatHappens() {
        Writer ann = NEWSROOM.ann("one");
        Article article = tagged("a");

        assertThatThrownBy(() -> put(ann, OnReplace.RAISE, List.of())).isInstanceOf(InvalidQuery.class);
        assertThatThrownBy(() -> put(ann, OnReplace.RAISE, List.of(draft("two"))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-111: Writer.articles would lose one record");
        assertThatThrownBy(() -> tags(article, OnReplace.RAISE, List.of()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-111: Article.tags would lose one record");
    }

    @Test
    @Behaviour({"has_assoc_test.exs:1064", "many_to_many_test.exs:350"})
    void thoseThatAreThereMayBeHeldOnTo() {
        Writer ann = NEWSROOM.ann("one");
        FieldError replaced = FieldError.of("articles", "replaced", "must not be taken away");

        for (Changeset<Writer> refused :
                List.of(put(ann, OnReplace.REFUSE, List.of()), put(ann, OnReplace.REFUSE, List.of(draft("two"))))) {
            assertThat(refused.errors()).containsExactly(replaced);
            assertThat(refused.isChanged()).isFalse();
        }
        assertThat(tags(tagged("a"), OnReplace.REFUSE, List.of()).errors())
                .containsExactly(FieldError.of("tags", "replaced", "must not be taken away"));
    }

    @Test
    @Behaviour("has_assoc_test.exs:467")
    void ofSeveralNoneIsUpdatedByWhatReplacesIt() {
        assertThatThrownBy(() -> Nested.of(WRITER.articles).onReplace(OnReplace.UPDATE))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: Writer.articles is updated where it is replaced
                          because: it has several records, and what is sent does not say which of them it replaces
                          fix: say what happens to those that are left out: .onReplace(OnReplace.DELETE), NILIFY, LEAVE or REFUSE""");
        assertThatThrownBy(() -> Nested.of(ARTICLE.tags).onReplace(OnReplace.UPDATE))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-111: Article.tags is updated where it is replaced");
    }

    @Test
    @Behaviour("changeset_test.exs:1889")
    void theRowsOfARelationAreCounted() {
        Writer ann = NEWSROOM.ann("one");

        assertThat(put(ann, OnReplace.DELETE, List.of())
                        .items(WRITER.articles, Length.atLeast(1))
                        .errors())
                .singleElement()
                .hasToString("articles: must have at least 1 items");
        assertThat(put(ann, OnReplace.DELETE, List.of(draft("two"), draft("three")))
                        .items(WRITER.articles, Length.atMost(2))
                        .isValid())
                .isTrue();
        assertThat(put(ann, OnReplace.LEAVE, List.of(draft("two"), draft("three")))
                        .items(WRITER.articles, Length.atMost(2))
                        .errors())
                .as("with the one that is left")
                .singleElement()
                .hasToString("articles: must have at most 2 items");
        assertThat(Changeset.of(WRITER, ann)
                        .items(WRITER.articles, Length.atLeast(9))
                        .isValid())
                .as("neither cast nor put")
                .isTrue();
    }

    @Test
    @Behaviour("changeset_test.exs:944")
    @Behaviour(
            value = {"changeset_test.exs:951", "has_assoc_test.exs:1313"},
            differs = "get gives the changes as they were cast or put; what is there is the row's own")
    void theChangesOfSeveralAreAskedFor() {
        Writer ann = NEWSROOM.ann("one");
        Changeset<Article> updated = ARTICLE.change(ann.articles().list().get(0), ARTICLE.title.to("updated"));

        assertThat(put(ann, OnReplace.DELETE, List.of()).get(WRITER.articles)).isEmpty();
        assertThat(put(ann, OnReplace.DELETE, List.of()).apply().articles().list())
                .isEmpty();
        assertThat(put(ann, OnReplace.RAISE, List.of(updated)).get(WRITER.articles))
                .containsExactly(updated);
        assertThat(put(ann, OnReplace.RAISE, List.of(updated))
                        .apply()
                        .articles()
                        .list())
                .extracting(Article::title)
                .containsExactly("updated");
        assertThat(Changeset.of(WRITER, ann).get(WRITER.articles)).isEmpty();
        assertThat(Changeset.of(WRITER, ann).apply().articles().list())
                .isEqualTo(ann.articles().list());
        Writer bare = now(REPO.require(WRITER, ann.id()));
        assertThatThrownBy(() -> Changeset.of(WRITER, bare).apply().articles().list())
                .isInstanceOf(NotLoaded.class);
    }

    @Test
    @Behaviour("many_to_many_test.exs:375")
    void whatIsAppliedHoldsThoseThatArePut() {
        Article article = tagged("a", "b");
        Tag a = article.tags().list().get(0);

        assertThat(tags(article, OnReplace.DELETE, List.of(TAG.change(a, TAG.word.to("c"))))
                        .apply()
                        .tags()
                        .list())
                .containsExactly(TAG.with(a, TAG.word.to("c")));
        assertThat(article.tags().list()).hasSize(2);
    }

    @Test
    @Behaviour(
            value = {"changeset_test.exs:985", "changeset_test.exs:996"},
            differs =
                    "statements go in the order that constraints need by themselves: what goes, what changes, what comes")
    void whatGoesIsSentBeforeWhatChangesAndWhatComes() {
        Writer ann = NEWSROOM.ann("one", "two");
        Article two = ann.articles().list().get(1);

        assertThat(NEWSROOM.statements(REPO.update(put(
                        ann,
                        OnReplace.DELETE,
                        List.of(
                                Changeset.of(draft("three"))
                                        .put(ARTICLE.remarks, List.of(REMARK.change(REMARK.text.to("x")))),
                                ARTICLE.change(two, ARTICLE.title.to("2")))))))
                .extracting(text -> text.replaceAll("( articles| remarks) .*", "$1"))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "delete from articles",
                        "update articles",
                        "insert into articles",
                        "insert into remarks",
                        "SELECT 1; COMMIT");
    }

    private static Changeset<Writer> put(
            Writer writer, OnReplace onReplace, List<? extends Insertable<Article>> articles) {
        return Changeset.of(WRITER, writer).put(Nested.of(WRITER.articles).onReplace(onReplace), articles);
    }

    private static Changeset<Article> tags(Article article, OnReplace onReplace, List<Changeset<Tag>> tags) {
        return Changeset.of(ARTICLE, article).put(Nested.of(ARTICLE.tags).onReplace(onReplace), tags);
    }

    private static ArticleDraft draft(String title) {
        return ARTICLE.draft().title(title);
    }

    private static Article tagged(String... words) {
        return now(REPO.insert(draft("one"))
                .with(
                        ARTICLE.tags,
                        List.of(words).stream()
                                .map(word -> TAG.draft().word(word))
                                .toList()));
    }
}
