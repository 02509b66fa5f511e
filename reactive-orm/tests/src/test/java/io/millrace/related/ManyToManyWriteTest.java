package io.millrace.related;

import static io.millrace.query.Query.from;
import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.SignatureTable.SIGNATURE;
import static io.millrace.related.TagTable.TAG;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Constraint;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import io.millrace.table.Holders;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyToManyWriteTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    @Behaviour("assoc.exs:514")
    void onlyRowsOfTheJoinTableComeAndGo() {
        Tag old = now(REPO.insert(TAG.draft().word("old")));
        Article article = now(
                REPO.insert(article()).with(ARTICLE.tags, List.of(TAG.draft().word("new"))));

        List<String> statements = NEWSROOM.statements(REPO.update(Changeset.of(ARTICLE, article)
                .put(
                        tags(OnReplace.DELETE),
                        List.of(
                                TAG.change(old, TAG.word.to("older")),
                                Changeset.of(TAG, article.tags().list().get(0)),
                                TAG.draft().word("newest")))));
        assertThat(statements)
                .containsExactly(
                        "BEGIN READ WRITE",
                        "update tags set word = $1::text where tags.id = $2::uuid …",
                        "insert into tags (id, word) values ($1::uuid, $2::text) …",
                        "insert into articles_tags (article_id, tag_id) select bulk.c0, bulk.c1 from unnest($1::int8[],"
                                + " $2::uuid[]) …",
                        "SELECT 1; COMMIT");
        Article tagged = loaded(article.id());
        assertThat(words(tagged)).containsExactly("new", "newest", "older");

        assertThat(NEWSROOM.statements(
                        REPO.update(Changeset.of(ARTICLE, tagged).put(tags(OnReplace.DELETE), List.of()))))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "delete from articles_tags using unnest($1::int8[], $2::uuid[]) …",
                        "SELECT 1; COMMIT");
        assertThat(words(loaded(article.id()))).isEmpty();
        assertThat(now(REPO.count(from(TAG)))).isEqualTo(3);
    }

    @Test
    @Behaviour("assoc.exs:562")
    void aJoinTableWithARecordIsFilledAsItsRecordSays() {
        Nested<Article, Writer> signers =
                Nested.of(ARTICLE.signers).onReplace(OnReplace.DELETE).by(Changeset.of(SIGNATURE));

        Article article = now(REPO.insert(Changeset.of(article())
                .put(signers, List.of(WRITER.draft().name("Ann"), WRITER.draft().name("Bob")))));

        assertThat(now(REPO.all(from(SIGNATURE)))).hasSize(2).allMatch(signature -> signature.at() != null);
        assertThat(article.signers().list()).extracting(Writer::name).containsExactly("Ann", "Bob");
        now(REPO.update(Changeset.of(ARTICLE, article)
                .put(
                        signers,
                        List.of(Changeset.of(WRITER, article.signers().list().get(1))))));
        assertThat(now(REPO.all(from(SIGNATURE))))
                .extracting(Signature::writerId)
                .containsExactly(article.signers().list().get(1).id());
        assertThat(now(REPO.count(from(WRITER)))).isEqualTo(2);
    }

    @Test
    @Behaviour("assoc.exs:605")
    void aTableMayBeRelatedToItself() {
        Tag tag = now(REPO.insert(TAG.draft().word("mill"))
                .with(TAG.akin, List.of(TAG.draft().word("race"), TAG.draft().word("wheel"))));

        assertThat(now(REPO.preload(tag, TAG.akin.orderBy(TAG.word.asc()).force()))
                        .akin()
                        .list())
                .extracting(Tag::word)
                .containsExactly("race", "wheel");
        Tag alone = now(
                REPO.update(Changeset.of(TAG, tag).put(Nested.of(TAG.akin).onReplace(OnReplace.DELETE), List.of())));
        assertThat(now(REPO.preload(alone, TAG.akin.force())).akin().list()).isEmpty();
        assertThat(now(REPO.count(from(TAG)))).isEqualTo(3);
    }

    @Test
    @Behaviour("repo.exs:405")
    void theSameRowTwiceIsAnErrorOfTheSecond() {
        Tag tag = now(REPO.insert(TAG.draft().word("mill")));

        assertThat(Changeset.of(article())
                        .put(ARTICLE.tags, List.of(Changeset.of(TAG, tag), Changeset.of(TAG, tag)))
                        .errors())
                .containsExactly(new FieldError(List.of("tags", "1"), "twice", "is there already", Map.of()));
    }

    @Test
    @Behaviour({"repo.exs:427", "repo.exs:453"})
    void aConstraintOfTheJoinTableIsTheErrorOfTheRowThatItLeadsTo() {
        Tag mill = now(REPO.insert(TAG.draft().word("mill")));
        Tag race = now(REPO.insert(TAG.draft().word("race")));
        Article article = now(REPO.insert(article()).with(ARTICLE.tags, List.of(Changeset.of(TAG, mill))));
        Article unaware = ARTICLE.related(
                article, Holders.of(article.writer(), article.remarks(), Many.of(List.of()), article.signers()));
        Constraint pairs = Constraint.named("articles_tags_article_id_tag_id_key");
        FieldError taken = new FieldError(List.of("tags", "1"), "constraint", "has this tag already", Map.of());

        invalid(
                () -> now(REPO.update(Changeset.of(ARTICLE, unaware)
                        .constraint(ARTICLE.id, pairs, "has this tag already")
                        .put(ARTICLE.tags, List.of(Changeset.of(TAG, race), Changeset.of(TAG, mill))))),
                taken);
        invalid(
                () -> now(REPO.update(Changeset.of(ARTICLE, unaware)
                        .put(
                                ARTICLE.tags,
                                Stream.of(race, mill)
                                        .map(tag -> Changeset.of(TAG, tag)
                                                .constraint(TAG.id, pairs, "has this tag already"))
                                        .toList()))),
                taken);
        assertThatThrownBy(() -> now(REPO.update(
                        Changeset.of(ARTICLE, unaware).put(ARTICLE.tags, List.of(Changeset.of(TAG, mill))))))
                .isInstanceOf(ConstraintViolation.class)
                .hasMessageContaining("the changeset declares no constraint");
        assertThat(words(loaded(article.id()))).containsExactly("mill");
    }

    @Test
    void aFormWritesThemAsWell() {
        Article article = now(REPO.insert(ARTICLE.cast(
                        params("title", "one", "tags", List.of(map("word", "mill"), map("word", "race"))),
                        ARTICLE.title)
                .cast(ARTICLE.tags, tag -> tag.cast(TAG.word))));
        Tag mill = article.tags().list().get(0);

        Changeset<Article> changes = ARTICLE.edit(
                        article,
                        params("tags", List.of(map("id", mill.id().toString(), "word", "water mill"))),
                        ARTICLE.title)
                .cast(tags(OnReplace.DELETE), tag -> tag.cast(TAG.word));
        now(REPO.update(changes));

        assertThat(words(loaded(article.id()))).containsExactly("water mill");
        assertThat(now(REPO.count(from(TAG)))).isEqualTo(2);
    }

    private static void invalid(ThrowingCallable call, FieldError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors()).containsExactly(error));
    }

    private static Nested<Article, Tag> tags(OnReplace onReplace) {
        return Nested.of(ARTICLE.tags).onReplace(onReplace);
    }

    private static Article loaded(long id) {
        return now(REPO.require(ARTICLE, id)
                .flatMap(article -> REPO.preload(article, ARTICLE.tags.orderBy(TAG.word.asc()))));
    }

    private static List<String> words(Article article) {
        return article.tags().list().stream().map(Tag::word).toList();
    }

    private static ArticleDraft article() {
        return ARTICLE.draft().title("one");
    }
}
