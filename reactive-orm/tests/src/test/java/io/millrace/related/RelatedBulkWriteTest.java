package io.millrace.related;

import static io.millrace.query.Query.from;
import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.RemarkTable.REMARK;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.changeset.Changeset;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import io.millrace.repo.write.InsertAll;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** Many rows with the rows of their relations: those of one kind are one statement for all of them. */
class RelatedBulkWriteTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    void parentsAreOneStatementAndThenEachKindOfChildren() {
        List<Changeset<Writer>> writers = List.of(
                writer("Ann", article("one", remark("good"), remark("bad")), article("two")),
                writer("Bob"),
                writer("Cid", article("three", remark("fine"))));

        assertThat(NEWSROOM.statements(REPO.insertAll(WRITER, writers).collectList()))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into writers (name) select bulk.c0 from unnest($1::text[]) …",
                        "insert into articles (title, writer_id, version) select bulk.c0::varchar, bulk.c1, 1 from"
                                + " unnest($1::text[], $2::int8[]) …",
                        "insert into remarks (text, article_id) select bulk.c0, bulk.c1 from unnest($1::text[],"
                                + " $2::int8[]) …",
                        "SELECT 1; COMMIT");
        assertThat(titles(1)).containsExactly("one", "two");
        assertThat(titles(2)).isEmpty();
        assertThat(titles(3)).containsExactly("three");
        assertThat(NEWSROOM.loaded(3).articles().list().get(0).remarks().list())
                .extracting(Remark::text)
                .containsExactly("fine");
    }

    @Test
    void whereRowsAreNotGivenBackThereAreNoRelatedOnes() {
        List<Changeset<Writer>> writers = List.of(writer("Ann"), writer("Bob", article("one")));

        assertThatThrownBy(() -> now(REPO.insertAll(WRITER, writers).returning(WRITER.id)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: changes of Writer cannot be inserted for something else than their rows
                          because: they have changes of related rows, and those need to know each row that they are related to
                          fix: insert them, and read what you need then: repo.insertAll(…)""");
        assertThat(now(REPO.count(from(WRITER)))).isZero();
    }

    @Test
    void rowsAreEmittedInTheirOrderAndHoldWhatWasWritten() {
        List<Writer> writers =
                now(REPO.insertAll(WRITER, List.of(writer("Ann", article("one")), writer("Bob", article("two")))));

        assertThat(writers).extracting(Writer::name).containsExactly("Ann", "Bob");
        assertThat(writers.get(1).articles().list())
                .isEqualTo(NEWSROOM.loaded(writers.get(1).id()).articles().list());
        assertThat(now(REPO.insertAll(WRITER, List.of(writer("Cid", article("three"))))
                        .returningCount()))
                .isEqualTo(1);
        assertThat(titles(3)).containsExactly("three");
    }

    @Test
    void errorsAreATreeUnderThePlacesOfTheirRows() {
        List<Changeset<Writer>> writers = List.of(
                cast("name", "Ann", "articles", List.of(map("title", "one"))),
                cast("name", null, "articles", List.of(map("title", "two"), map("title", null))),
                cast("name", "Cid", "articles", List.of(map("title", "x".repeat(41)))));

        assertThatThrownBy(() -> now(REPO.insertAll(WRITER, writers)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.tree())
                                .isEqualTo(Map.of(
                                        "1",
                                        Map.of(
                                                "name", List.of("is required"),
                                                "articles", Map.of("1", Map.of("title", List.of("is required")))),
                                        "2",
                                        Map.of(
                                                "articles",
                                                Map.of(
                                                        "0",
                                                        Map.of(
                                                                "title",
                                                                List.of("must have at most 40 characters")))))));
        assertThat(now(REPO.count(from(WRITER)))).isZero();
    }

    @Test
    void aViolatedConstraintStandsOnThePathOfItsRow() {
        now(REPO.insert(ARTICLE.draft().title("taken").slug("taken")));
        List<Changeset<Writer>> writers = List.of(
                writer("Ann", article("one").put(ARTICLE.slug.to("one"))),
                writer("Bob", article("two"), article("three").put(ARTICLE.slug.to("taken"))));

        assertThatThrownBy(() -> now(REPO.insertAll(WRITER, writers)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .containsExactly(FieldError.of("slug", "unique", "is taken already")
                                        .under("1")
                                        .under("articles")
                                        .under("1")));
    }

    @Test
    void theViolationOfAParentStandsUnderItsPlace() {
        now(REPO.insert(ARTICLE.draft().title("taken").slug("taken")));
        List<Changeset<Article>> articles = List.of(
                article("one", remark("good")).put(ARTICLE.slug.to("one")),
                article("two", remark("bad")).put(ARTICLE.slug.to("taken")));

        assertThatThrownBy(() -> now(REPO.insertAll(ARTICLE, articles)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .containsExactly(FieldError.of("slug", "unique", "is taken already")
                                        .under("1")));
        assertThat(now(REPO.count(from(ARTICLE)))).isEqualTo(1);
        assertThat(now(REPO.count(from(REMARK)))).isZero();
    }

    @Test
    void insideATransactionAFailureUndoesTheRowsAndNoMore() {
        now(REPO.insert(ARTICLE.draft().title("taken").slug("taken")));
        InsertAll<Article> bad =
                REPO.insertAll(ARTICLE, List.of(article("one", remark("good")).put(ARTICLE.slug.to("taken"))));

        List<Article> written = now(REPO.transaction(bad.collectList()
                .onErrorResume(
                        InvalidChangeset.class,
                        invalid -> REPO.insertAll(ARTICLE, List.of(article("two", remark("fine"))))
                                .collectList())));

        assertThat(written).extracting(Article::title).containsExactly("two");
        assertThat(now(REPO.all(from(REMARK)))).extracting(Remark::text).containsExactly("fine");
    }

    @Test
    void upsertedParentsGetTheirChildrenWhetherTheyWereThereOrNot() {
        Article there = now(REPO.insert(ARTICLE.draft().title("old").slug("a")));
        List<Changeset<Article>> articles = List.of(
                article("new", remark("good")).put(ARTICLE.slug.to("b")),
                article("changed", remark("bad")).put(ARTICLE.slug.to("a")));

        List<Article> written = now(REPO.upsertAll(ARTICLE, articles).on(ARTICLE.slug));

        assertThat(written).extracting(Article::title).containsExactly("new", "changed");
        assertThat(written.get(1).id()).isEqualTo(there.id());
        assertThat(now(REPO.all(from(REMARK).where(REMARK.articleId.eq(there.id())))))
                .extracting(Remark::text)
                .containsExactly("bad");
        assertThat(now(REPO.upsertAll(
                                ARTICLE,
                                List.of(
                                        article("first").put(ARTICLE.slug.to("a")),
                                        article("last", remark("won")).put(ARTICLE.slug.to("a"))))
                        .on(ARTICLE.slug)
                        .lastWins()))
                .extracting(Article::title)
                .containsExactly("last");
    }

    @Test
    void checksWhoseAnswersComeLaterAreMadeFirst() {
        now(REPO.insert(ARTICLE.draft().title("taken").slug("taken")));
        List<Changeset<Article>> articles = List.of(
                article("one").put(ARTICLE.slug.to("one")),
                article("two").put(ARTICLE.slug.to("taken")).unsafeUnique(ARTICLE.slug),
                article("three").checkAsync(ARTICLE.title, title -> Mono.just(false), "is no title"));

        assertThatThrownBy(() -> now(REPO.insertAll(ARTICLE, articles)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .containsExactly(
                                        FieldError.of("slug", "unique", "is taken already")
                                                .under("1"),
                                        FieldError.of("title", "check", "is no title")
                                                .under("2")));
    }

    @Test
    void whatIsOfARowThatIsThereIsNotInserted() {
        Article there = now(REPO.insert(ARTICLE.draft().title("old")));

        assertThatThrownBy(() -> now(REPO.insertAll(ARTICLE, List.of(Changeset.of(ARTICLE, there)))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: changes of Article cannot be inserted with others
                          because: those of row 0 are of a row that is there
                          fix: repo.update(changes)""");
    }

    private static List<String> titles(long writer) {
        return NEWSROOM.loaded(writer).articles().list().stream()
                .map(Article::title)
                .toList();
    }

    @SafeVarargs
    private static Changeset<Writer> writer(String name, Changeset<Article>... articles) {
        return WRITER.change(WRITER.name.to(name)).put(WRITER.articles, List.of(articles));
    }

    @SafeVarargs
    private static Changeset<Article> article(String title, Changeset<Remark>... remarks) {
        return ARTICLE.change(ARTICLE.title.to(title)).unique(ARTICLE.slug).put(ARTICLE.remarks, List.of(remarks));
    }

    private static Changeset<Remark> remark(String text) {
        return REMARK.change(REMARK.text.to(text));
    }

    private static Changeset<Writer> cast(Object... namesAndValues) {
        return WRITER.cast(params(namesAndValues), WRITER.name)
                .cast(WRITER.articles, article -> article.cast(ARTICLE.title).unique(ARTICLE.slug));
    }
}
