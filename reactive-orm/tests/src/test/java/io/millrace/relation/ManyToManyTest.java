package io.millrace.relation;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.CreditTable.CREDIT;
import static io.millrace.press.KeywordTable.KEYWORD;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.InvalidQuery;
import io.millrace.press.Article;
import io.millrace.press.Keyword;
import io.millrace.press.Press;
import io.millrace.press.Writer;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ManyToManyTest {

    private static final Press PRESS = Press.open();
    private static final Repo REPO = PRESS.repo();

    @AfterAll
    static void close() {
        PRESS.close();
    }

    @Test
    @Behaviour({"preload.exs:118", "preload.exs:326"})
    void aJoinTableWithARecordIsJoinedOnceForAllParents() {
        List<Article> articles = PRESS.counting(
                REPO.all(from(ARTICLE).orderBy(ARTICLE.id.asc()).preload(ARTICLE.credited.orderBy(WRITER.name.asc()))));

        assertThat(PRESS.statements())
                .hasSize(2)
                .last()
                .isEqualTo("select credits.article_id, writers.id, writers.name from writers"
                        + " join credits on writers.id = credits.writer_id"
                        + " where credits.article_id = any($1::int8[]) order by writers.name");
        assertThat(articles)
                .extracting(article -> names(article.credited().list()))
                .containsExactly(List.of("Ann", "Bob", "Bob"), List.of("Cid"), List.of(), List.of());
        assertThat(articles)
                .allMatch(article -> article.credited().list().stream()
                        .noneMatch(writer -> writer.articles().isLoaded()));
    }

    @Test
    void aJoinTableWithoutARecordToo() {
        List<Keyword> keywords = PRESS.counting(
                REPO.all(from(KEYWORD).orderBy(KEYWORD.id.asc()).preload(KEYWORD.articles.orderBy(ARTICLE.id.asc()))));

        assertThat(PRESS.statements())
                .last()
                .asString()
                .endsWith(" from articles join articles_keywords on articles.id = articles_keywords.article_id"
                        + " where articles_keywords.keyword_id = any($1::int8[]) order by articles.id");
        assertThat(keywords)
                .extracting(keyword ->
                        keyword.articles().list().stream().map(Article::id).toList())
                .containsExactly(List.of(1L, 2L), List.of(1L), List.of(3L));
    }

    @Test
    void oneParentIsAskedForByItsKey() {
        Article one = PRESS.counting(REPO.preload(now(REPO.require(ARTICLE, 1L)), ARTICLE.credited));

        assertThat(PRESS.statements())
                .last()
                .isEqualTo("select writers.id, writers.name from writers join credits on writers.id = credits.writer_id"
                        + " where credits.article_id = $1::int8");
        assertThat(names(one.credited().list())).containsExactlyInAnyOrder("Ann", "Bob", "Bob");
    }

    @Test
    void aLimitHoldsForEachParent() {
        List<Article> articles = PRESS.counting(REPO.all(from(ARTICLE)
                .orderBy(ARTICLE.id.asc())
                .preload(ARTICLE.credited.orderBy(WRITER.name.desc()).limit(2))));

        assertThat(PRESS.statements())
                .last()
                .asString()
                .contains(
                        " cross join lateral (select writers.id, writers.name, row_number() over (order by writers.name"
                                + " desc) as nth from writers join credits on writers.id = credits.writer_id"
                                + " where credits.article_id = parent_key.k0 order by writers.name desc limit $2::int8)");
        assertThat(articles)
                .extracting(article -> names(article.credited().list()))
                .containsExactly(List.of("Bob", "Bob"), List.of("Cid"), List.of(), List.of());
    }

    @Test
    @Behaviour("preload.exs:688")
    void theJoinTableOrdersAndNarrowsThem() {
        var inOrder = ARTICLE.credited.orderByThrough(CREDIT.position.asc());
        List<Article> articles =
                PRESS.counting(REPO.all(from(ARTICLE).orderBy(ARTICLE.id.asc()).preload(inOrder)));

        assertThat(PRESS.statements())
                .last()
                .asString()
                .endsWith(" where credits.article_id = any($1::int8[]) order by credits.\"position\"");
        assertThat(names(articles.get(0).credited().list())).containsExactly("Bob", "Ann", "Bob");
        Article one = articles.get(0);
        assertThat(names(now(REPO.preload(one, inOrder.limit(2).force()))
                        .credited()
                        .list()))
                .containsExactly("Bob", "Ann");
        assertThat(now(REPO.preloadAll(articles, inOrder.limit(2).force()).collectList()))
                .extracting(article -> names(article.credited().list()))
                .startsWith(List.of("Bob", "Ann"), List.of("Cid"));
        assertThat(names(now(REPO.all(ARTICLE.credited
                                .whereThrough(CREDIT.position.ge(2))
                                .orderByThrough(CREDIT.position.desc())
                                .of(one))
                        .collectList())))
                .containsExactly("Bob", "Ann");
        assertThat(now(REPO.all(from(ARTICLE)
                                .orderBy(ARTICLE.id.asc())
                                .select(ARTICLE.credited
                                        .whereThrough(CREDIT.position.eq(1))
                                        .count()))
                        .collectList()))
                .containsExactly(1L, 1L, 0L, 0L);
    }

    @Test
    void onlyAJoinTableIsAskedSo() {
        assertThatThrownBy(() -> ARTICLE.remarks.whereThrough(CREDIT.position.eq(1)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                ORM-111: whereThrough of Article.remarks, which goes through no other table
                  because: it asks the one row of the join table that leads to each row
                  fix: where or orderBy""");
        assertThatThrownBy(() -> ARTICLE.remarkers.orderByThrough(CREDIT.position.asc()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                ORM-111: orderByThrough of Article.remarkers, of which a row comes once, however many ways lead to it
                  because: it asks the one row of the join table that leads to each row
                  fix: preload the relations on the way, each with its own conditions""");
        assertThatThrownBy(() -> REPO.all(from(ARTICLE)
                                .join(ARTICLE.credited.whereThrough(CREDIT.position.eq(1)), WRITER.as("w")))
                        .blockLast())
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-102: ");
    }

    @Test
    void aTableMayBeJoinedToItself() {
        List<Writer> writers = PRESS.counting(REPO.all(from(WRITER)
                .orderBy(WRITER.id.asc())
                .preload(WRITER.friends.orderBy(WRITER.id.asc()).preload(WRITER.friends))));

        assertThat(PRESS.statements())
                .hasSize(3)
                .last()
                .asString()
                .endsWith(" from writers join friendships on writers.id = friendships.friend_id"
                        + " where friendships.writer_id = any($1::int8[])");
        assertThat(writers)
                .extracting(writer -> names(writer.friends().list()))
                .containsExactly(List.of("Bob", "Cid"), List.of(), List.of("Ann"));
        assertThat(names(writers.get(2).friends().list().get(0).friends().list()))
                .containsExactlyInAnyOrder("Bob", "Cid");
        assertThat(texts(REPO.all(from(WRITER)
                        .where(WRITER.friends.any(WRITER.name.eq("Ann")))
                        .select(WRITER.name))))
                .containsExactly("Cid");
        assertThat(REPO.toSql(from(WRITER).where(WRITER.friends.any(WRITER.name.eq("Ann"))))
                        .sql())
                .endsWith(" where exists (select 1 from writers as writers_friends"
                        + " join friendships on writers_friends.id = friendships.friend_id"
                        + " where friendships.writer_id = writers.id and writers_friends.name = $1::text)");
    }

    @Test
    @Behaviour("assoc.exs:209")
    void theRelationOfARowIsAQuery() {
        Article one = now(REPO.require(ARTICLE, 1L));

        assertThat(names(PRESS.counting(REPO.all(
                        ARTICLE.credited.of(one).where(WRITER.name.gt("A")).orderBy(WRITER.name.asc())))))
                .containsExactly("Ann", "Bob", "Bob");
        assertThat(PRESS.statements())
                .containsExactly("select writers.id, writers.name from writers join credits"
                        + " on writers.id = credits.writer_id where credits.article_id = $1::int8"
                        + " and writers.name > $2::text order by writers.name");
        assertThat(now(REPO.count(ARTICLE.credited.of(one)))).isEqualTo(3);
        List<Article> articles = now(REPO.all(from(ARTICLE)).collectList());
        assertThat(names(
                        PRESS.counting(REPO.all(ARTICLE.credited.ofAll(articles).orderBy(WRITER.name.asc())))))
                .containsExactly("Ann", "Bob", "Bob", "Cid");
        assertThat(PRESS.statements())
                .containsExactly("select writers.id, writers.name from writers join credits"
                        + " on writers.id = credits.writer_id where credits.article_id = any($1::int8[])"
                        + " order by writers.name");
        assertThat(now(REPO.count(ARTICLE.keywords.of(one)))).isEqualTo(2);
    }

    @Test
    void itIsAskedAboutAndCounted() {
        var counted = from(ARTICLE)
                .where(ARTICLE.keywords.any(KEYWORD.word.eq("sql")), ARTICLE.credited.none(WRITER.name.eq("Cid")))
                .select(ARTICLE.id, ARTICLE.credited.count(), ARTICLE.keywords.count());

        assertThat(REPO.toSql(counted).sql())
                .isEqualTo("select articles.id, (select count(*) from writers join credits"
                        + " on writers.id = credits.writer_id where credits.article_id = articles.id),"
                        + " (select count(*) from keywords join articles_keywords"
                        + " on keywords.id = articles_keywords.keyword_id"
                        + " where articles_keywords.article_id = articles.id) from articles"
                        + " where exists (select 1 from keywords join articles_keywords"
                        + " on keywords.id = articles_keywords.keyword_id"
                        + " where articles_keywords.article_id = articles.id and keywords.word = $1::text)"
                        + " and not exists (select 1 from writers join credits on writers.id = credits.writer_id"
                        + " where credits.article_id = articles.id and writers.name = $2::text)");
        assertThat(texts(REPO.all(counted.as((id, credited, words) -> id + ":" + credited + ":" + words))))
                .containsExactly("1:3:2");
    }

    @Test
    @Behaviour("joins.exs:271")
    void itIsJoined() {
        var writer = WRITER.as("w");
        var joined = from(ARTICLE)
                .join(ARTICLE.credited, writer)
                .orderBy(ARTICLE.id.asc(), writer.name.asc())
                .select(ARTICLE.id, writer.name);

        assertThat(REPO.toSql(joined).sql())
                .isEqualTo("select articles.id, w.name from articles"
                        + " join (credits as w_credits join writers as w on w.id = w_credits.writer_id)"
                        + " on articles.id = w_credits.article_id order by articles.id, w.name");
        assertThat(texts(REPO.all(joined.as((id, name) -> id + name)))).containsExactly("1Ann", "1Bob", "1Bob", "2Cid");

        var maybe = WRITER.left("w");
        var left = from(ARTICLE)
                .leftJoin(ARTICLE.credited, maybe)
                .orderBy(ARTICLE.id.asc(), maybe.name.asc())
                .select(ARTICLE.id, maybe.name);
        assertThat(texts(REPO.all(left.as((id, name) -> id + name.orElse("-")))))
                .containsExactly("1Ann", "1Bob", "1Bob", "2Cid", "3-", "4-");
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
