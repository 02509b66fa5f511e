package io.millrace.relation;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.CardTable.CARD;
import static io.millrace.press.KeywordTable.KEYWORD;
import static io.millrace.press.LinkTable.LINK;
import static io.millrace.press.RemarkTable.REMARK;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MultipleResults;
import io.millrace.press.Article;
import io.millrace.press.Press;
import io.millrace.press.Remark;
import io.millrace.press.Writer;
import io.millrace.query.Query;
import io.millrace.repo.Cursor;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Relations that a join of the query brings. */
class JoinedTest {

    private static final Press PRESS = Press.open();
    private static final Repo REPO = PRESS.repo();

    @AfterAll
    static void close() {
        PRESS.close();
    }

    @Test
    @Behaviour("joins.exs:325")
    void aRowThatItBelongsTo() {
        var writer = WRITER.as("w");
        List<Article> articles = PRESS.counting(REPO.all(from(ARTICLE)
                .join(ARTICLE.author, writer)
                .where(writer.name.eq("Ann"))
                .orderBy(ARTICLE.id.asc())
                .preload(ARTICLE.author.joined(writer))));

        assertThat(PRESS.statements())
                .containsExactly("select articles.id, articles.title, articles.views, articles.author_id, w.id, w.name"
                        + " from articles join writers as w on articles.author_id = w.id where w.name = $1::text"
                        + " order by articles.id");
        assertThat(articles)
                .extracting(article -> article.author().get().name())
                .containsExactly("Ann", "Ann");

        var maybe = WRITER.left("w");
        Query<Article> left = from(ARTICLE)
                .leftJoin(ARTICLE.author, maybe)
                .orderBy(ARTICLE.id.asc())
                .preload(ARTICLE.author.joined(maybe));
        assertThat(now(REPO.all(left).collectList()))
                .extracting(article -> one(article.author(), Writer::name))
                .containsExactly("Ann", "Ann", "Bob", "-");
        assertThat(now(REPO.page(left, Cursor.firstPage(), 3)).items())
                .extracting(article -> one(article.author(), Writer::name))
                .containsExactly("Ann", "Ann", "Bob");
        assertThat(now(REPO.stream(left, 2).collectList()))
                .extracting(article -> one(article.author(), Writer::name))
                .containsExactly("Ann", "Ann", "Bob", "-");
        assertThat(now(REPO.last(left)).author().optional()).isEmpty();
        assertThat(now(REPO.count(left))).isEqualTo(4);
    }

    @Test
    void oneJoinMayBeNamedForEachOfItsRelations() {
        var writer = WRITER.as("w");
        var card = CARD.left("c");
        Query<Article> joined = from(ARTICLE)
                .join(ARTICLE.author, writer)
                .leftJoin(writer.card, card)
                .where(writer.name.eq("Ann"))
                .orderBy(ARTICLE.id.asc());
        String sql =
                "select articles.id, articles.title, articles.views, articles.author_id, w.id, w.name, c.id, c.label,"
                        + " c.writer_id from articles join writers as w on articles.author_id = w.id left join cards as c"
                        + " on w.id = c.writer_id where w.name = $1::text order by articles.id";

        List<Article> apart = PRESS.counting(REPO.all(joined.preload(
                ARTICLE.author.joined(writer), ARTICLE.author.joined(writer).preload(WRITER.card.joined(card)))));
        assertThat(PRESS.statements()).containsExactly(sql);
        var shared = ARTICLE.author.joined(writer);
        List<Article> together =
                PRESS.counting(REPO.all(joined.preload(shared).preload(shared.preload(WRITER.card.joined(card)))));
        assertThat(PRESS.statements()).containsExactly(sql);

        for (List<Article> articles : List.of(apart, together)) {
            assertThat(articles)
                    .extracting(article -> one(
                            article.author(),
                            author -> author.name() + " " + one(author.card(), found -> found.label())))
                    .containsExactly("Ann gold", "Ann gold");
        }
        assertThatThrownBy(
                        () -> REPO.all(joined.preload(shared, ARTICLE.author)).blockLast())
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                ORM-114: Article.author is preloaded twice, from different joins or from one only
                  because: a record holds the rows of a relation once
                  fix: preload it once""");
    }

    @Test
    @Behaviour("joins.exs:310")
    void theOneRowThatItHas() {
        var card = CARD.left("c");
        assertThat(now(REPO.all(from(WRITER)
                                .leftJoin(WRITER.card, card)
                                .orderBy(WRITER.id.asc())
                                .preload(WRITER.card.joined(card)))
                        .collectList()))
                .extracting(writer -> one(writer.card(), found -> found.label()))
                .containsExactly("gold", "tin", "-");
    }

    @Test
    @Behaviour("joins.exs:288")
    void theRowsThatItHasBecomeThoseOfOneRow() {
        var remark = REMARK.as("r");
        List<Article> articles = PRESS.counting(REPO.all(from(ARTICLE)
                .join(ARTICLE.remarks, remark)
                .orderBy(ARTICLE.id.asc(), remark.id.desc())
                .preload(ARTICLE.remarks.joined(remark))));

        assertThat(PRESS.statements())
                .containsExactly("select articles.id, articles.title, articles.views, articles.author_id, r.id, r.text,"
                        + " r.approved, r.article_id, r.author_id from articles join remarks as r"
                        + " on articles.id = r.article_id order by articles.id, r.id desc");
        assertThat(articles)
                .extracting(article -> texts(article.remarks(), Remark::text))
                .containsExactly(List.of("c", "b", "a"), List.of("d"), List.of("f", "e"));

        var some = REMARK.left("r");
        assertThat(now(REPO.all(from(ARTICLE)
                                .leftJoin(ARTICLE.remarks, some, some.text.eq("b"))
                                .orderBy(ARTICLE.id.asc())
                                .preload(ARTICLE.remarks.joined(some)))
                        .collectList()))
                .extracting(article -> texts(article.remarks(), Remark::text))
                .containsExactly(List.of("b"), List.of(), List.of(), List.of());
    }

    @Test
    @Behaviour("joins.exs:341")
    void rowsOverAJoinTableComeOnce() {
        var writer = WRITER.as("w");
        assertThat(now(REPO.all(from(ARTICLE)
                                .join(ARTICLE.credited, writer)
                                .orderBy(ARTICLE.id.asc(), writer.id.asc())
                                .preload(ARTICLE.credited.joined(writer)))
                        .collectList()))
                .extracting(article -> texts(article.credited(), Writer::name))
                .containsExactly(List.of("Ann", "Bob"), List.of("Cid"));

        var maybe = WRITER.left("w");
        assertThat(now(REPO.all(from(ARTICLE)
                                .leftJoin(ARTICLE.credited, maybe, maybe.name.eq("Cid"))
                                .orderBy(ARTICLE.id.asc())
                                .preload(ARTICLE.credited.joined(maybe)))
                        .collectList()))
                .extracting(article -> texts(article.credited(), Writer::name))
                .containsExactly(List.of(), List.of("Cid"), List.of(), List.of());
    }

    @Test
    @Behaviour({"joins.exs:368", "joins.exs:395", "joins.exs:604"})
    void rowsThroughOthersComeOnce() {
        var other = CARD.left("c");
        var writer = WRITER.as("w");
        var remark = REMARK.as("r");
        List<Article> articles = now(REPO.all(from(ARTICLE)
                        .leftJoin(ARTICLE.authorCard, other)
                        .join(ARTICLE.remarks, remark)
                        .join(ARTICLE.remarkers, writer)
                        .orderBy(ARTICLE.id.asc(), writer.id.asc())
                        .preload(ARTICLE.remarkers.joined(writer)))
                .collectList());

        assertThat(articles)
                .extracting(article -> texts(article.remarkers(), Writer::name))
                .containsExactly(List.of("Bob", "Cid"), List.of("Bob"), List.of("Ann"));
        assertThat(articles).noneMatch(article -> article.remarks().isLoaded());
        assertThat(articles).noneMatch(article -> article.authorCard().isLoaded());
    }

    @Test
    @Behaviour({"joins.exs:622", "joins.exs:644"})
    void severalRelationsThroughOthersAtOnce() {
        var reader = WRITER.as("reader");
        var subject = KEYWORD.as("subject");
        var card = CARD.left("card");
        List<Writer> writers = now(REPO.all(from(WRITER)
                        .join(WRITER.readers, reader)
                        .join(WRITER.subjects, subject)
                        .leftJoin(reader.card, card)
                        .orderBy(WRITER.id.asc(), reader.id.asc(), subject.id.asc())
                        .preload(
                                WRITER.readers.joined(reader).preload(WRITER.card.joined(card)),
                                WRITER.subjects.joined(subject)))
                .collectList());

        assertThat(writers)
                .extracting(writer -> texts(writer.readers(), each -> each.name() + one(each.card(), it -> it.label())))
                .containsExactly(List.of("Bobtin", "Cid-"), List.of("Anngold"));
        assertThat(writers)
                .extracting(writer -> texts(writer.subjects(), each -> each.word()))
                .containsExactly(List.of("sql", "java"), List.of("sql", "java"));
    }

    @Test
    @Behaviour({"joins.exs:225", "joins.exs:475"})
    void oneTableJoinedTwiceFillsBothPlaces() {
        var article = ARTICLE.left("a");
        var remark = REMARK.left("r");
        var remarker = WRITER.left("remarker");
        List<Writer> writers = PRESS.counting(REPO.all(from(WRITER)
                .leftJoin(WRITER.articles, article)
                .leftJoin(article.remarks, remark)
                .leftJoin(remark.author, remarker)
                .orderBy(WRITER.id.asc(), article.id.asc(), remark.id.asc())
                .preload(WRITER.articles
                        .joined(article)
                        .preload(ARTICLE.remarks
                                .joined(remark)
                                .preload(REMARK.author.joined(remarker).preload(WRITER.card))))));

        assertThat(PRESS.statements()).hasSize(2);
        assertThat(writers).extracting(Writer::name).containsExactly("Ann", "Bob", "Cid");
        assertThat(writers.get(0).articles().list())
                .extracting(each -> texts(each.remarks(), it -> it.text() + one(it.author(), Writer::name)))
                .containsExactly(List.of("aBob", "bBob", "cCid"), List.of("dBob"));
        assertThat(writers.get(1).articles().list())
                .extracting(each -> texts(each.remarks(), it -> it.text() + one(it.author(), Writer::name)))
                .containsExactly(List.of("eAnn", "f-"));
        assertThat(writers.get(2).articles().list()).isEmpty();
        Remark first = writers.get(0).articles().list().get(0).remarks().list().get(0);
        assertThat(one(first.author().get().card(), card -> card.label())).isEqualTo("tin");
    }

    @Test
    @Behaviour({"joins.exs:510", "joins.exs:542"})
    void otherRelationsAreLoadedByStatementsOfTheirOwn() {
        var remark = REMARK.as("r");
        List<Article> articles = PRESS.counting(REPO.all(from(ARTICLE)
                .join(ARTICLE.remarks, remark)
                .where(remark.approved)
                .orderBy(ARTICLE.id.asc(), remark.id.asc())
                .preload(ARTICLE.remarks.joined(remark).preload(REMARK.author), ARTICLE.author)));

        assertThat(PRESS.statements()).hasSize(3);
        assertThat(articles)
                .extracting(article -> texts(article.remarks(), it -> it.text() + one(it.author(), Writer::name)))
                .containsExactly(List.of("aBob", "cCid"), List.of("dBob"), List.of("f-"));
        assertThat(articles)
                .extracting(article -> one(article.author(), Writer::name))
                .containsExactly("Ann", "Ann", "Bob");
    }

    @Test
    @Behaviour(
            value = {"joins.exs:440", "joins.exs:571"},
            differs = "relations are loaded into whole rows only: what is selected beside a row is read row by row")
    void whatIsSelectedIsNotPutTogether() {
        var remark = REMARK.as("r");
        Query<Article> joined = from(ARTICLE).join(ARTICLE.remarks, remark).orderBy(remark.id.asc());

        assertThat(now(REPO.all(joined.select(ARTICLE.row(), remark.row())
                                .as((article, each) -> article.title() + each.text()))
                        .collectList()))
                .containsExactly("onea", "oneb", "onec", "twod", "threee", "threef");
        assertThatThrownBy(() -> joined.preload(ARTICLE.remarks.joined(remark)).select(ARTICLE.title))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(
                        "ORM-114: the query preloads remarks, and then selects something else than its rows");
    }

    @Test
    @Behaviour({"joins.exs:663", "preload.exs:522"})
    void aQueryUnderANameBringsThemToo() {
        var approved = from(REMARK).where(REMARK.approved).named("approved");
        var busy = from(ARTICLE).where(ARTICLE.views.lt(30)).named("busy");

        assertThat(now(REPO.all(from(ARTICLE)
                                .join(ARTICLE.remarks, approved)
                                .orderBy(
                                        ARTICLE.id.asc(),
                                        approved.column(REMARK.id).asc())
                                .preload(ARTICLE.remarks.joined(approved), ARTICLE.author))
                        .collectList()))
                .extracting(article -> texts(article.remarks(), Remark::text))
                .containsExactly(List.of("a", "c"), List.of("d"), List.of("f"));
        assertThat(now(REPO.all(from(busy)
                                .orderBy(busy.column(ARTICLE.id).asc())
                                .preload(ARTICLE.author))
                        .collectList()))
                .extracting(article -> one(article.author(), Writer::name))
                .containsExactly("Ann", "Ann");
    }

    @Test
    void oneCountsWholeRows() {
        var remark = REMARK.as("r");
        Query<Article> query = from(ARTICLE)
                .join(ARTICLE.remarks, remark)
                .orderBy(remark.id.asc())
                .preload(ARTICLE.remarks.joined(remark));

        assertThat(now(REPO.one(query.where(ARTICLE.id.eq(1L)))).remarks().list())
                .hasSize(3);
        assertThatThrownBy(() -> REPO.one(query).block()).isInstanceOf(MultipleResults.class);
    }

    @Test
    void rowsThatWouldBeCutOffAreRefused() {
        var remark = REMARK.as("r");
        Query<Article> query = from(ARTICLE).join(ARTICLE.remarks, remark).preload(ARTICLE.remarks.joined(remark));

        refused(REPO.all(query.limit(2)), """
                ORM-114: Article.remarks is filled from a join, and the query has a limit
                  query: select articles.id, articles.title, articles.views, articles.author_id, r.id, r.text, r.approved, r.article_id, r.author_id from articles join remarks as r on articles.id = r.article_id limit $1::int8
                  because: each row of the join brings one row of a relation to many, so those that are cut off would be missing
                  fix: load it by a statement of its own: .preload(ARTICLE.remarks)""");
        refused(REPO.first(query), "ORM-114: Article.remarks is filled from a join, and repo.first reads a part of");
        refused(
                REPO.last(query.orderBy(remark.id.asc())),
                "ORM-114: Article.remarks is filled from a join, and repo.last reads a part of");
        refused(REPO.stream(query), "ORM-114: Article.remarks is filled from a join, and repo.stream reads a part of");
        refused(
                REPO.page(query, Cursor.firstPage(), 2),
                "ORM-114: Article.remarks is filled from a join, and repo.page reads a part of");
    }

    @Test
    void aJoinFillsTheRowsOfItsOwnQueryOnly() {
        var remark = REMARK.as("r");
        var link = LINK.as("l");

        assertThatThrownBy(() -> REPO.preload(now(REPO.require(ARTICLE, 1L)), ARTICLE.remarks.joined(remark)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                ORM-114: Article.remarks is filled from a join, and these rows are there already
                  because: a join brings the rows of a relation to the rows of its own query
                  fix: leave .joined(…) out: .remarks alone is loaded by a statement of its own""");
        assertThatThrownBy(() -> WRITER.articles.preload(ARTICLE.link.joined(link)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(
                        "ORM-114: Article.link is filled from a join, of rows that a statement of their own loads");
        refused(REPO.all(from(ARTICLE).preload(ARTICLE.remarks.joined(remark))), "ORM-102: ");
        refused(
                REPO.all(from(ARTICLE)
                        .join(ARTICLE.remarks, remark)
                        .preload(ARTICLE.remarks.joined(remark), ARTICLE.remarks)),
                "ORM-114: Article.remarks is preloaded twice, from different joins or from one only");
    }

    private static void refused(Publisher<?> publisher, String message) {
        assertThatThrownBy(() -> Flux.from(publisher).blockLast())
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(message);
    }

    private static <T> String one(One<T> one, Function<T, String> text) {
        return one.optional().map(text).orElse("-");
    }

    private static <T> List<String> texts(Many<T> many, Function<T, String> text) {
        return many.list().stream().map(text).toList();
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}
