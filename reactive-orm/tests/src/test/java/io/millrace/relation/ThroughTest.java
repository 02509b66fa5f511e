package io.millrace.relation;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.CardTable.CARD;
import static io.millrace.press.RemarkTable.REMARK;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.press.Article;
import io.millrace.press.Card;
import io.millrace.press.Keyword;
import io.millrace.press.Press;
import io.millrace.press.Remark;
import io.millrace.press.Writer;
import io.millrace.repo.Cursor;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ThroughTest {

    private static final Press PRESS = Press.open();
    private static final Repo REPO = PRESS.repo();

    @AfterAll
    static void close() {
        PRESS.close();
    }

    @Test
    @Behaviour(
            value = "preload.exs:146",
            differs = "one statement joins the tables between, so their rows are loaded only where they are asked for")
    void aRowComesOnceHoweverManyWaysLeadToIt() {
        List<Article> articles = PRESS.counting(REPO.all(
                from(ARTICLE).orderBy(ARTICLE.id.asc()).preload(ARTICLE.remarkers.orderBy(WRITER.name.asc()))));

        assertThat(PRESS.statements())
                .hasSize(2)
                .last()
                .isEqualTo("select remarks.article_id, writers.id, writers.name from writers"
                        + " join remarks on writers.id = remarks.author_id"
                        + " where remarks.article_id = any($1::int8[]) order by writers.name");
        assertThat(articles)
                .extracting(article -> names(article.remarkers().list()))
                .containsExactly(List.of("Bob", "Cid"), List.of("Bob"), List.of("Ann"), List.of());
        assertThat(articles).noneMatch(article -> article.remarks().isLoaded());
    }

    @Test
    @Behaviour(value = "preload.exs:487", differs = "the order is that of the rows themselves, not of those between")
    void oneParentAndLimitsAskForRowsThatAreReached() {
        Article one = PRESS.counting(
                REPO.preload(now(REPO.require(ARTICLE, 1L)), ARTICLE.remarkers.orderBy(WRITER.name.asc())));
        assertThat(PRESS.statements())
                .last()
                .isEqualTo("select writers.id, writers.name from writers where exists (select 1 from remarks"
                        + " where remarks.article_id = $1::int8 and writers.id = remarks.author_id)"
                        + " order by writers.name");
        assertThat(names(one.remarkers().list())).containsExactly("Bob", "Cid");

        List<Article> limited = PRESS.counting(REPO.all(from(ARTICLE)
                .orderBy(ARTICLE.id.asc())
                .preload(ARTICLE.remarkers.orderBy(WRITER.name.desc()).limit(1))));
        assertThat(limited)
                .extracting(article -> names(article.remarkers().list()))
                .containsExactly(List.of("Cid"), List.of("Bob"), List.of("Ann"), List.of());
    }

    @Test
    @Behaviour({"preload.exs:178", "preload.exs:205"})
    void oneRowThroughOthers() {
        List<Article> articles =
                PRESS.counting(REPO.all(from(ARTICLE).orderBy(ARTICLE.id.asc()).preload(ARTICLE.authorCard)));

        assertThat(PRESS.statements())
                .last()
                .isEqualTo("select cards.id, cards.label, cards.writer_id from cards"
                        + " where cards.writer_id = any($1::int8[])");
        assertThat(articles)
                .extracting(article ->
                        article.authorCard().optional().map(Card::label).orElse("-"))
                .containsExactly("gold", "gold", "tin", "-");
        assertThat(PRESS.counting(REPO.preloadAll(articles, ARTICLE.authorCard)))
                .extracting(article -> article.authorCard().optional().isPresent())
                .containsExactly(true, true, true, false);
        assertThat(PRESS.statements()).isEmpty();
    }

    @Test
    @Behaviour(value = "preload.exs:217", differs = "a collection of rows to preload into has no nulls")
    void rowsWithoutAKeyOnTheWayHaveNone() {
        List<Remark> remarks =
                PRESS.counting(REPO.all(from(REMARK).orderBy(REMARK.id.asc()).preload(REMARK.articleCard)));

        assertThat(PRESS.statements())
                .last()
                .isEqualTo("select articles.id, cards.id, cards.label, cards.writer_id from cards"
                        + " join articles on cards.writer_id = articles.author_id"
                        + " where articles.id = any($1::int8[])");
        assertThat(remarks)
                .extracting(remark ->
                        remark.articleCard().optional().map(Card::label).orElse("-"))
                .containsExactly("gold", "gold", "gold", "gold", "tin", "tin");
    }

    @Test
    @Behaviour({"preload.exs:222", "assoc.exs:79", "assoc.exs:102"})
    void throughWhatIsThroughItself() {
        Writer ann = now(REPO.require(WRITER, 1L));
        Remark first = now(REPO.require(REMARK, 1L));

        assertThat(names(PRESS.counting(REPO.all(WRITER.readers.of(ann).orderBy(WRITER.name.asc())))))
                .containsExactly("Bob", "Cid");
        assertThat(PRESS.statements())
                .containsExactly("select writers.id, writers.name from writers where exists (select 1 from remarks"
                        + " join articles on remarks.article_id = articles.id where articles.author_id = $1::int8"
                        + " and writers.id = remarks.author_id) order by writers.name");
        assertThat(names(now(REPO.all(REMARK.others.of(first).orderBy(WRITER.name.asc()))
                        .collectList())))
                .containsExactly("Bob", "Cid");
        List<Writer> all =
                now(REPO.all(from(WRITER).orderBy(WRITER.id.asc()).preload(WRITER.readers.orderBy(WRITER.id.asc())))
                        .collectList());
        assertThat(all)
                .extracting(writer -> names(writer.readers().list()))
                .containsExactly(List.of("Bob", "Cid"), List.of("Ann"), List.of());
    }

    @Test
    @Behaviour({"preload.exs:256", "assoc.exs:117", "assoc.exs:164"})
    void throughJoinTables() {
        List<Writer> writers =
                PRESS.counting(REPO.all(from(WRITER).orderBy(WRITER.id.asc()).preload(WRITER.subjects)));

        assertThat(PRESS.statements())
                .last()
                .isEqualTo("select credits.writer_id, keywords.id, keywords.word from keywords"
                        + " join articles_keywords on keywords.id = articles_keywords.keyword_id"
                        + " join credits on articles_keywords.article_id = credits.article_id"
                        + " where credits.writer_id = any($1::int8[]) order by keywords.word");
        assertThat(writers)
                .extracting(writer ->
                        writer.subjects().list().stream().map(Keyword::word).toList())
                .containsExactly(List.of("java", "sql"), List.of("java", "sql"), List.of("sql"));
        assertThat(now(REPO.all(WRITER.subjects.of(writers.get(1))).collectList()))
                .extracting(Keyword::word)
                .containsExactly("java", "sql");
    }

    @Test
    @Behaviour({"assoc.exs:58", "assoc.exs:142"})
    void theRelationOfARowIsAQueryOfDistinctRows() {
        Article one = now(REPO.require(ARTICLE, 1L));

        assertThat(now(REPO.count(ARTICLE.remarkers.of(one)))).isEqualTo(2);
        List<Article> articles = now(REPO.all(from(ARTICLE)).collectList());
        assertThat(names(PRESS.counting(
                        REPO.all(ARTICLE.remarkers.ofAll(articles).orderBy(WRITER.name.desc())))))
                .containsExactly("Cid", "Bob", "Ann");
        assertThat(PRESS.statements())
                .containsExactly("select writers.id, writers.name from writers where exists (select 1 from remarks"
                        + " where remarks.article_id = any($1::int8[]) and writers.id = remarks.author_id)"
                        + " order by writers.name desc");
        assertThat(names(now(REPO.page(ARTICLE.remarkers.of(one).orderBy(WRITER.name.asc()), Cursor.firstPage(), 1))
                        .items()))
                .containsExactly("Bob");
        assertThat(now(REPO.all(ARTICLE.remarkerCards.of(one).orderBy(CARD.label.asc()))
                        .collectList()))
                .extracting(Card::label)
                .containsExactly("tin");
    }

    @Test
    @Behaviour("assoc.exs:193")
    void whatARelationOnTheWayAsksHolds() {
        List<Writer> writers =
                PRESS.counting(REPO.all(from(WRITER).orderBy(WRITER.id.asc()).preload(WRITER.welcome)));

        assertThat(PRESS.statements())
                .last()
                .asString()
                .endsWith(" from remarks join articles on remarks.article_id = articles.id"
                        + " where articles.author_id = any($1::int8[]) and remarks.approved order by remarks.id desc");
        assertThat(writers)
                .extracting(writer ->
                        writer.welcome().list().stream().map(Remark::id).toList())
                .containsExactly(List.of(4L, 3L, 1L), List.of(6L), List.of());
    }

    @Test
    void itIsAskedAboutAndCounted() {
        var counted = from(ARTICLE)
                .where(ARTICLE.remarkers.any(WRITER.name.eq("Bob")))
                .orderBy(ARTICLE.id.asc())
                .select(ARTICLE.id, ARTICLE.remarkers.count(), ARTICLE.remarks.count());

        assertThat(REPO.toSql(counted).sql())
                .isEqualTo("select articles.id, (select count(*) from writers where exists (select 1 from remarks"
                        + " where remarks.article_id = articles.id and writers.id = remarks.author_id)),"
                        + " (select count(*) from remarks where remarks.article_id = articles.id) from articles"
                        + " where exists (select 1 from writers join remarks on writers.id = remarks.author_id"
                        + " where remarks.article_id = articles.id and writers.name = $1::text) order by articles.id");
        assertThat(texts(REPO.all(counted.as((id, writers, remarks) -> id + ":" + writers + ":" + remarks))))
                .containsExactly("1:2:3", "2:1:1");
        assertThat(texts(REPO.all(from(ARTICLE)
                        .where(ARTICLE.authorCard.has(CARD.label.eq("tin")))
                        .select(ARTICLE.title))))
                .containsExactly("three");
        assertThat(texts(REPO.all(from(REMARK)
                        .where(REMARK.others.none(WRITER.name.eq("Bob")))
                        .orderBy(REMARK.id.asc())
                        .select(REMARK.text))))
                .containsExactly("e", "f");
    }

    @Test
    @Behaviour({"joins.exs:209"})
    void aJoinHasARowForEachWay() {
        var writer = WRITER.as("w");
        var joined = from(ARTICLE)
                .join(ARTICLE.remarkers, writer)
                .orderBy(ARTICLE.id.asc(), writer.name.asc())
                .select(ARTICLE.id, writer.name);

        assertThat(REPO.toSql(joined).sql())
                .isEqualTo("select articles.id, w.name from articles"
                        + " join (remarks as w_remarks join writers as w on w.id = w_remarks.author_id)"
                        + " on articles.id = w_remarks.article_id order by articles.id, w.name");
        assertThat(texts(REPO.all(joined.as((id, name) -> id + name))))
                .containsExactly("1Bob", "1Bob", "1Cid", "2Bob", "3Ann");
    }

    @Test
    void aPathGoesThroughToo() {
        var query = from(REMARK)
                .where(REMARK.articleCard().label.eq("tin"))
                .orderBy(REMARK.id.asc())
                .select(REMARK.text);

        assertThat(REPO.toSql(query).sql())
                .isEqualTo("select remarks.text from remarks left join (articles as \"remarks_articleCard_articles\""
                        + " join cards as \"remarks_articleCard\""
                        + " on \"remarks_articleCard\".writer_id = \"remarks_articleCard_articles\".author_id)"
                        + " on \"remarks_articleCard_articles\".id = remarks.article_id"
                        + " where \"remarks_articleCard\".label = $1::text order by remarks.id");
        assertThat(texts(REPO.all(query))).containsExactly("e", "f");
        assertThat(texts(REPO.all(from(ARTICLE)
                        .orderBy(ARTICLE.authorCard().label.asc(), ARTICLE.id.asc())
                        .select(ARTICLE.title))))
                .containsExactly("one", "two", "three", "four");
    }

    private static List<String> names(List<Writer> writers) {
        return writers.stream().map(Writer::name).toList();
    }

    private static List<String> texts(Flux<String> texts) {
        return now(texts.collectList());
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}
