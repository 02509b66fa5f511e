package io.millrace.related;

import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.ManyChanges.edit;
import static io.millrace.related.ManyChanges.newArticle;
import static io.millrace.related.ManyChanges.newWriter;
import static io.millrace.related.ManyChanges.tagged;
import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.NotLoaded;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that an input leaves out, or that it must not: none, null, and what is no list. */
class ManyLeftOutTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    @Behaviour({
        "has_assoc_test.exs:519",
        "has_assoc_test.exs:701",
        "many_to_many_test.exs:88",
        "many_to_many_test.exs:203"
    })
    void noneWhereThereAreNoneIsNoChange() {
        Writer alone = NEWSROOM.ann();
        Writer ann = NEWSROOM.ann("one");
        Article article = tagged(REPO);
        Writer bareWriter = now(REPO.require(WRITER, ann.id()));
        Article bareArticle = now(REPO.require(ARTICLE, article.id()));

        assertThat(newWriter(List.of()).isValid()).isTrue();
        assertThat(newWriter(List.of()).get(WRITER.articles)).isEmpty();
        assertThat(edit(alone, List.of(), OnReplace.RAISE).isChanged()).isFalse();
        assertThat(edit(article, List.of(), OnReplace.RAISE).isChanged()).isFalse();
        assertThatThrownBy(() -> edit(bareWriter, List.of(), OnReplace.RAISE)).isInstanceOf(NotLoaded.class);
        assertThatThrownBy(() -> edit(bareArticle, List.of(), OnReplace.RAISE)).isInstanceOf(NotLoaded.class);
        for (Writer row : List.of(alone, ann, bareWriter)) {
            assertThat(WRITER.edit(row, params("name", "Ann"), WRITER.name)
                            .cast(WRITER.articles, ManyChanges::article)
                            .isChanged())
                    .isFalse();
        }
        assertThat(ARTICLE.edit(bareArticle, params(), ARTICLE.title)
                        .cast(ARTICLE.tags, ManyChanges::tag)
                        .isChanged())
                .isFalse();
    }

    @Test
    @Behaviour({"has_assoc_test.exs:601", "many_to_many_test.exs:139"})
    void whatIsNoListOfRecordsIsRefused() {
        FieldError noList =
                new FieldError(List.of("articles"), "invalid", "is not a valid {type}", Map.of("type", "list"));

        assertThat(newWriter(null).errors()).containsExactly(noList);
        assertThat(newArticle(null).errors())
                .extracting(FieldError::toString)
                .containsExactly("tags: is not a valid list");
        for (Object wrong : new Object[] {"value", List.of("value"), map("id", "invalid")}) {
            assertThat(newWriter(wrong).errors()).singleElement().satisfies(error -> {
                assertThat(error.path()).startsWith("articles");
                assertThat(error.message()).isEqualTo("is not a valid record");
            });
            assertThat(newArticle(wrong).isValid()).isFalse();
        }
        Writer ann = NEWSROOM.ann("one");
        assertThat(edit(ann, null, OnReplace.DELETE).errors()).containsExactly(noList);
        assertThat(edit(ann, null, OnReplace.DELETE).isChanged()).isFalse();
    }

    /** A form of which every row was taken out sends their order, or those to drop, and nothing else. */
    @Test
    void nullIsNoneWhereTheirOrderOrThoseToDropAreSent() {
        Writer ann = NEWSROOM.ann("one");
        Nested<Writer, Article> sorted = Nested.of(WRITER.articles)
                .onReplace(OnReplace.DELETE)
                .sorted("sort")
                .dropped("drop");

        assertThat(WRITER.edit(ann, params("articles", null, "drop", List.of("0")), WRITER.name)
                        .cast(sorted, ManyChanges::article)
                        .isValid())
                .isTrue();
        assertThat(WRITER.edit(ann, params("articles", null, "sort", List.of("0")), WRITER.name)
                        .cast(sorted, ManyChanges::article)
                        .errorTree(FieldError::message))
                .isEqualTo(Map.of("articles", Map.of("0", Map.of("title", List.of("is required")))));
    }

    @Test
    @Behaviour({"has_assoc_test.exs:649", "has_assoc_test.exs:1433", "many_to_many_test.exs:181"})
    void someMayBeNeeded() {
        Nested<Writer, Article> needed =
                Nested.of(WRITER.articles).onReplace(OnReplace.DELETE).required();
        Nested<Article, Tag> tags = Nested.of(ARTICLE.tags).required();
        FieldError required = FieldError.of("articles", "required", "is required");
        Writer alone = NEWSROOM.ann();
        Writer ann = NEWSROOM.ann("one");

        assertThat(WRITER.cast(params("articles", List.of(map("title", "hello"))), WRITER.name)
                        .cast(needed, ManyChanges::article)
                        .errors())
                .isEmpty();
        assertThat(WRITER.cast(params("articles", List.of()), WRITER.name)
                        .cast(needed, ManyChanges::article)
                        .errors())
                .containsExactly(required);
        assertThat(WRITER.edit(ann, params("articles", List.of()), WRITER.name)
                        .cast(needed, ManyChanges::article)
                        .errors())
                .containsExactly(required);
        assertThat(WRITER.edit(alone, params(), WRITER.name)
                        .cast(needed, ManyChanges::article)
                        .errorTree(FieldError::message))
                .isEqualTo(Map.of("articles", List.of("is required")));
        assertThat(WRITER.edit(ann, params(), WRITER.name)
                        .cast(needed, ManyChanges::article)
                        .errors())
                .isEmpty();
        assertThat(WRITER.edit(alone, params("articles", null), WRITER.name)
                        .cast(needed, ManyChanges::article)
                        .errorTree(FieldError::message))
                .isEqualTo(Map.of("articles", List.of("is not a valid list")));
        assertThat(WRITER.cast(params("articles", List.of(map("title", null))), WRITER.name)
                        .cast(needed, ManyChanges::article)
                        .errorTree(FieldError::message))
                .isEqualTo(Map.of("articles", Map.of("0", Map.of("title", List.of("is required")))));
        assertThat(ARTICLE.cast(params("title", "one"), ARTICLE.title)
                        .cast(tags, ManyChanges::tag)
                        .errors())
                .containsExactly(FieldError.of("tags", "required", "is required"));
    }

    @Test
    @Behaviour({"has_assoc_test.exs:728", "many_to_many_test.exs:214"})
    void itIsAMistakeNotToSayWhatHappensToThoseLeftOut() {
        Writer ann = NEWSROOM.ann("one");
        Article article = tagged(REPO, "a");

        for (Object input : new Object[] {List.of(), List.of(map("title", "two"))}) {
            assertThatThrownBy(() -> edit(ann, input, OnReplace.RAISE))
                    .isInstanceOf(InvalidQuery.class)
                    .hasMessageStartingWith("ORM-111: Writer.articles would lose one record");
        }
        assertThatThrownBy(() -> edit(article, List.of(), OnReplace.RAISE))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-111: Article.tags would lose one record");
    }

    @Test
    @Behaviour({"has_assoc_test.exs:740", "many_to_many_test.exs:225"})
    void thoseThatAreThereMayBeHeldOnTo() {
        Writer ann = NEWSROOM.ann("one");
        Article article = tagged(REPO, "a");

        for (Object input : new Object[] {List.of(), List.of(map("title", "two"))}) {
            Changeset<Writer> refused = edit(ann, input, OnReplace.REFUSE);
            assertThat(refused.errors())
                    .containsExactly(FieldError.of("articles", "replaced", "must not be taken away"));
            assertThat(refused.get(WRITER.articles)).isEmpty();
            assertThat(refused.isChanged()).isFalse();
        }
        assertThat(edit(article, List.of(), OnReplace.REFUSE).errors())
                .containsExactly(FieldError.of("tags", "replaced", "must not be taken away"));
    }
}
