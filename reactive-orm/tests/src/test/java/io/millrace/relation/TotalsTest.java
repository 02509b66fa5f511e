package io.millrace.relation;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.CreditTable.CREDIT;
import static io.millrace.press.RemarkTable.REMARK;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.avg;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.max;
import static io.millrace.query.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.press.Article;
import io.millrace.press.Press;
import io.millrace.press.Remark;
import io.millrace.press.Writer;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Counts and aggregates of relations whose rows are not loaded. */
class TotalsTest {

    private static final Press PRESS = Press.open();
    private static final Repo REPO = PRESS.repo();

    @AfterAll
    static void close() {
        PRESS.close();
    }

    @Test
    void aggregatesAreSelectedBesideTheRow() {
        var query = from(WRITER)
                .orderBy(WRITER.articles.aggregate(sum(ARTICLE.views)).desc().nullsLast(), WRITER.id.asc())
                .select(
                        WRITER.name,
                        WRITER.articles.count(),
                        WRITER.articles.aggregate(max(ARTICLE.views)),
                        WRITER.articles.where(ARTICLE.views.gt(15)).aggregate(max(ARTICLE.title)));

        assertThat(REPO.toSql(query).sql())
                .isEqualTo("select writers.name,"
                        + " (select count(*) from articles where articles.author_id = writers.id),"
                        + " (select max(articles.views) from articles where articles.author_id = writers.id),"
                        + " (select max(articles.title) from articles where articles.author_id = writers.id"
                        + " and articles.views > $1::int8) from writers"
                        + " order by (select sum(articles.views)::int4 from articles"
                        + " where articles.author_id = writers.id) desc nulls last, writers.id");
        assertThat(now(REPO.all(query.as((name, many, most, last) -> name + many + most.orElse(0) + last.orElse("-")))
                        .collectList()))
                .containsExactly("Ann220two", "Bob130three", "Cid00-");
        assertThat(now(REPO.all(from(WRITER)
                                .where(WRITER.articles
                                        .aggregate(count(ARTICLE.id))
                                        .ge(2))
                                .select(WRITER.name))
                        .collectList()))
                .containsExactly("Ann");
    }

    @Test
    void throughOthersEachRowCountsOnce() {
        assertThat(now(REPO.all(from(ARTICLE)
                                .orderBy(ARTICLE.id.asc())
                                .select(ARTICLE.remarkers.aggregate(max(WRITER.name)), ARTICLE.remarkers.count())
                                .as((name, many) -> name.orElse("-") + many))
                        .collectList()))
                .containsExactly("Cid2", "Bob1", "Ann1", "-0");
    }

    @Test
    void ofRowsThatAreThereInOneStatement() {
        List<Writer> writers =
                now(REPO.all(from(WRITER).orderBy(WRITER.id.desc())).collectList());

        Map<Writer, Long> counts = PRESS.counting(REPO.aggregateEach(writers, WRITER.articles, count()));
        assertThat(PRESS.statements())
                .containsExactly("select parent_key.place,"
                        + " (select count(*) from articles where articles.author_id = parent_key.k0)"
                        + " from unnest($1::int8[]) with ordinality as parent_key (k0, place)");
        assertThat(counts.keySet()).containsExactlyElementsOf(writers);
        assertThat(counts.values()).containsExactly(0L, 1L, 2L);

        assertThat(now(REPO.aggregateEach(writers, WRITER.articles.where(ARTICLE.views.gt(15)), max(ARTICLE.views)))
                        .values())
                .containsExactly(Optional.empty(), Optional.of(30), Optional.of(20));
        assertThat(now(REPO.aggregateEach(writers, WRITER.readers, count())).values())
                .containsExactly(0L, 1L, 2L);
        assertThat(now(REPO.aggregateEach(writers, WRITER.friends, count())).values())
                .containsExactly(1L, 0L, 2L);
        assertThat(now(REPO.aggregateEach(writers, WRITER.credited, avg(ARTICLE.views)))
                        .get(writers.get(2)))
                .isPresent();
    }

    @Test
    void noRowsAndRowsWithoutAKeyAskForNothing() {
        assertThat(PRESS.counting(REPO.aggregateEach(List.<Writer>of(), WRITER.articles, count())))
                .isEmpty();
        Remark loose = new Remark(
                9,
                "x",
                true,
                null,
                null,
                One.notLoaded("Remark", "article"),
                One.notLoaded("Remark", "author"),
                One.notLoaded("Remark", "articleCard"),
                Many.notLoaded("Remark", "others"));
        assertThat(PRESS.counting(REPO.aggregateEach(List.of(loose), REMARK.others, count())))
                .isEmpty();
        assertThat(PRESS.statements()).isEmpty();
        assertThat(now(REPO.count(from(CREDIT)))).isEqualTo(4);
    }

    @Test
    void manyKeysAreAskedForInParts() {
        Article one = now(REPO.require(ARTICLE, 1L));
        List<Article> many = LongStream.rangeClosed(1, 10_001)
                .mapToObj(id -> ARTICLE.with(one, ARTICLE.id.to(id)))
                .toList();

        Map<Article, Long> counts = PRESS.counting(REPO.aggregateEach(many, ARTICLE.remarks, count()));

        assertThat(PRESS.statements()).hasSize(2);
        assertThat(counts).hasSize(10_001);
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(6);
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}
