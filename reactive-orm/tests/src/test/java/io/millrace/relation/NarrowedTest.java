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
import io.millrace.press.Card;
import io.millrace.press.Keyword;
import io.millrace.press.Press;
import io.millrace.press.Remark;
import io.millrace.press.Writer;
import io.millrace.repo.Cursor;
import io.millrace.repo.Repo;
import io.millrace.schema.One;
import io.millrace.table.Holders;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A filter and an order that a relation itself has. */
class NarrowedTest {

    private static final Press PRESS = Press.open();
    private static final Repo REPO = PRESS.repo();

    @AfterAll
    static void close() {
        PRESS.close();
    }

    @Test
    @Behaviour("preload.exs:673")
    void theFilterAndTheOrderOfTheRelationHoldWhereItIsLoaded() {
        List<Article> articles = PRESS.counting(REPO.all(
                from(ARTICLE).orderBy(ARTICLE.id.asc()).preload(ARTICLE.approved, ARTICLE.remarks, ARTICLE.keywords)));

        assertThat(PRESS.statements())
                .anyMatch(sql -> sql.endsWith(" from remarks where remarks.article_id = any($1::int8[])"
                        + " and remarks.approved order by remarks.id desc"))
                .anyMatch(sql -> sql.endsWith(" from remarks where remarks.article_id = any($1::int8[])"))
                .anyMatch(sql -> sql.endsWith(" order by keywords.word"));
        assertThat(articles)
                .extracting(article -> ids(article.approved().list()))
                .containsExactly(List.of(3L, 1L), List.of(4L), List.of(6L), List.of());
        assertThat(articles.get(0).remarks().list()).hasSize(3);
        assertThat(articles.get(0).keywords().list()).extracting(Keyword::word).containsExactly("java", "sql");
    }

    @Test
    @Behaviour("preload.exs:698")
    void anOrderThatIsAskedForReplacesThatOfTheRelation() {
        Article one = PRESS.counting(
                REPO.preload(now(REPO.require(ARTICLE, 1L)), ARTICLE.approved.orderBy(REMARK.text.asc())));

        assertThat(PRESS.statements())
                .last()
                .asString()
                .endsWith(" where remarks.article_id = $1::int8 and remarks.approved order by remarks.text");
        assertThat(ids(one.approved().list())).containsExactly(1L, 3L);
    }

    @Test
    void theyHoldForTheRelationOfARow() {
        Article one = now(REPO.require(ARTICLE, 1L));

        assertThat(ids(PRESS.counting(REPO.all(ARTICLE.approved.of(one))))).containsExactly(3L, 1L);
        assertThat(now(REPO.count(ARTICLE.approved.of(one)))).isEqualTo(2);
        assertThat(ids(now(REPO.page(ARTICLE.approved.of(one), Cursor.firstPage(), 1))
                        .items()))
                .containsExactly(3L);
    }

    @Test
    void theFilterHoldsInConditionsJoinsAndCounts() {
        var remark = REMARK.as("r");

        assertThat(REPO.toSql(from(ARTICLE).where(ARTICLE.approved.any(REMARK.text.eq("b"))))
                        .sql())
                .endsWith(" where exists (select 1 from remarks where remarks.article_id = articles.id"
                        + " and remarks.approved and remarks.text = $1::text)");
        assertThat(now(REPO.count(from(ARTICLE).where(ARTICLE.approved.any(REMARK.text.eq("b"))))))
                .isZero();
        assertThat(REPO.toSql(from(ARTICLE).join(ARTICLE.approved, remark)).sql())
                .endsWith(" from articles join remarks as r on articles.id = r.article_id and r.approved");
        assertThat(now(REPO.all(from(ARTICLE).orderBy(ARTICLE.id.asc()).select(ARTICLE.approved.count()))
                        .collectList()))
                .containsExactly(2L, 1L, 1L, 0L);
    }

    @Test
    void oneOfSeveralIsNotLeftToChance() {
        List<Article> articles =
                now(REPO.all(from(ARTICLE).where(ARTICLE.id.gt(1L)).orderBy(ARTICLE.id.asc()))
                        .collectList());

        assertThat(now(REPO.preloadAll(articles, ARTICLE.link).collectList()))
                .extracting(article -> article.link().optional().isPresent())
                .containsExactly(true, false, false);
        assertThatThrownBy(() -> REPO.preload(now(REPO.require(ARTICLE, 1L)), ARTICLE.link)
                        .block())
                .isInstanceOf(MultipleResults.class)
                .hasMessage("""
                ORM-202: Article.link leads to 2 rows for one Article
                  because: a relation to one does not choose among several rows
                  fix: a unique index on what leads there, Many<Link> for all of them, or an order in the annotation for the first of them: @HasOne(orderBy = "id desc")""");
        assertThatThrownBy(() -> REPO.all(from(ARTICLE).preload(ARTICLE.link)).blockLast())
                .isInstanceOf(MultipleResults.class);
        assertThat(now(REPO.count(from(LINK)))).isEqualTo(3);
    }

    @Test
    void withAnOrderItIsTheFirst() {
        List<Article> articles =
                PRESS.counting(REPO.all(from(ARTICLE).orderBy(ARTICLE.id.asc()).preload(ARTICLE.latest)));

        assertThat(PRESS.statements())
                .last()
                .asString()
                .contains(" where remarks.article_id = parent_key.k0 order by remarks.id desc limit $2::int8)");
        assertThat(articles)
                .extracting(
                        article -> article.latest().optional().map(Remark::id).orElse(0L))
                .containsExactly(3L, 4L, 6L, 0L);
        assertThat(now(REPO.preload(now(REPO.require(ARTICLE, 1L)), ARTICLE.latest))
                        .latest()
                        .get()
                        .id())
                .isEqualTo(3);
        assertThat(now(REPO.one(ARTICLE.latest.of(articles.get(2)))).id()).isEqualTo(6);
        assertThatThrownBy(() -> ARTICLE.latest.has(REMARK.approved))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                ORM-111: Article.latest is the first of several rows, and is joined or asked about
                  because: a join or an exists finds any of them, not the first in the relation's order
                  fix: preload it, read it with .of(row), or use a relation to all of them""");
        assertThatThrownBy(() -> ARTICLE.latest().text.eq("c")).isInstanceOf(InvalidQuery.class);
        assertThat(KEYWORD.articles.name()).isEqualTo("articles");
    }

    @Test
    @Behaviour({"assoc.exs:32", "assoc.exs:45"})
    void theRelationOfSeveralRowsIsOneQuery() {
        List<Writer> writers = now(REPO.all(from(WRITER)).collectList());
        List<Article> articles = now(REPO.all(from(ARTICLE)).collectList());

        assertThat(now(REPO.all(WRITER.card.ofAll(writers).orderBy(CARD.id.asc()))
                        .collectList()))
                .extracting(Card::label)
                .containsExactly("gold", "tin");
        assertThat(now(REPO.all(ARTICLE.author.ofAll(articles).orderBy(WRITER.id.asc()))
                        .collectList()))
                .extracting(Writer::name)
                .containsExactly("Ann", "Bob");
        assertThat(now(REPO.count(ARTICLE.approved.ofAll(List.of())))).isZero();
        assertThatThrownBy(() -> ARTICLE.remarks.limit(1).ofAll(articles))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                ORM-111: Article.remarks of several rows has a limit
                  because: as one query its rows are those of any of the parents, found by one array of keys
                  fix: repo.preloadAll(rows, ARTICLE.remarks)""");
    }

    @Test
    @Behaviour(value = "preload.exs:740", differs = "it stays without a warning: the row says what it says")
    void whatIsLoadedStaysWhereTheKeyIsNull() {
        Article four = now(REPO.require(ARTICLE, 4L));
        Writer ann = now(REPO.require(WRITER, 1L));
        Article odd = ARTICLE.related(four, held(four, ann));

        Article kept = PRESS.counting(REPO.preload(odd, ARTICLE.author));
        assertThat(PRESS.statements()).isEmpty();
        assertThat(kept.author().get().name()).isEqualTo("Ann");
        assertThat(now(REPO.preload(odd, ARTICLE.author.force())).author().optional())
                .isEmpty();
    }

    private static Holders held(Article article, Writer author) {
        Holders holders = ARTICLE.holders(article);
        holders.put(0, One.of(author));
        return holders;
    }

    private static List<Long> ids(List<Remark> remarks) {
        return remarks.stream().map(Remark::id).toList();
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}
