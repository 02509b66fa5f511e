package io.millrace.relation;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.CardTable.CARD;
import static io.millrace.press.KeywordTable.KEYWORD;
import static io.millrace.press.RemarkTable.REMARK;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.press.Article;
import io.millrace.press.Press;
import io.millrace.press.Writer;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Random rows: whichever way a relation is read, it is what a look through all rows finds. */
class RelationPropertyTest {

    private static final int DATABASES = 3;

    private final Random random = new Random(34);

    @Test
    void everyWayOfReadingFindsTheSameRows() {
        for (int i = 0; i < DATABASES; i++) {
            Data data = Data.of(random);
            try (Press press = Press.with(data.sql())) {
                check(press.repo(), data);
            }
        }
    }

    private static void check(Repo repo, Data data) {
        List<Writer> writers = all(repo.all(from(WRITER).orderBy(WRITER.id.asc())));
        List<Article> articles = all(repo.all(from(ARTICLE).orderBy(ARTICLE.id.asc())));
        new Way<>(repo, writers, Writer::id, WRITER.articles.orderBy(ARTICLE.id.asc()), Article::id, Writer::articles)
                .finds(id -> data.articlesOf(id).sorted());
        new Way<>(repo, writers, Writer::id, WRITER.received.orderBy(REMARK.id.asc()), row -> row.id(), Writer::received)
                .finds(id -> data.articlesOf(id).flatMap(data::remarksOn).sorted());
        new Way<>(repo, writers, Writer::id, WRITER.readers.orderBy(WRITER.id.asc()), Writer::id, Writer::readers)
                .finds(id -> data.articlesOf(id)
                        .flatMap(data::remarkersOf)
                        .distinct()
                        .sorted());
        new Way<>(repo, writers, Writer::id, WRITER.subjects.orderBy(KEYWORD.id.asc()), row -> row.id(), Writer::subjects)
                .finds(id -> data.creditsOf(id)
                        .flatMap(data::keywordsOf)
                        .distinct()
                        .sorted());
        new Way<>(repo, writers, Writer::id, WRITER.friends.orderBy(WRITER.id.asc()), Writer::id, Writer::friends)
                .finds(id -> data.friendsOf(id).sorted());
        new Way<>(repo, articles, Article::id, ARTICLE.credited.orderBy(WRITER.id.asc()), Writer::id, Article::credited)
                .finds(id -> data.creditedIn(id).sorted());
        new Way<>(repo, articles, Article::id, ARTICLE.remarkers.orderBy(WRITER.id.asc()), Writer::id, Article::remarkers)
                .finds(id -> data.remarkersOf(id).distinct().sorted());
        new Way<>(
                        repo,
                        articles,
                        Article::id,
                        ARTICLE.remarkerCards.orderBy(CARD.id.asc()),
                        row -> row.id(),
                        Article::remarkerCards)
                .finds(id -> data.remarkersOf(id).flatMap(data::cardsOf).distinct().sorted());
        for (Article article : all(repo.preloadAll(articles, ARTICLE.authorCard))) {
            assertThat(article.authorCard().optional().map(card -> card.id()).stream().mapToLong(Long::longValue))
                    .containsExactlyElementsOf(
                            data.authorOf(article.id()).flatMap(data::cardsOf).boxed().toList());
        }
    }

    private static <T> List<T> all(Flux<T> rows) {
        return now(rows.collectList());
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    /** A relation to many, and every way to read it. */
    private record Way<R extends Record, X extends Record>(
            Repo repo,
            List<R> parents,
            ToLongFunction<R> key,
            ToMany<R, X> relation,
            ToLongFunction<X> id,
            Function<R, Many<X>> held) {

        void finds(Function<Long, LongStream> naive) {
            List<R> many = all(repo.preloadAll(parents, relation));
            List<R> limited = all(repo.preloadAll(parents, relation.limit(1_000)));
            Map<R, Long> counts = now(repo.aggregateEach(parents, relation, count()));
            for (int i = 0; i < parents.size(); i++) {
                R parent = parents.get(i);
                List<Long> expected =
                        naive.apply(key.applyAsLong(parent)).boxed().toList();
                String name = relation.name() + " of " + parent;
                assertThat(ids(held.apply(many.get(i)).list())).as("many %s", name).isEqualTo(expected);
                assertThat(ids(held.apply(limited.get(i)).list())).as("limited %s", name).isEqualTo(expected);
                assertThat(ids(held.apply(now(repo.preload(parent, relation))).list()))
                        .as("one %s", name)
                        .isEqualTo(expected);
                assertThat(ids(all(repo.all(relation.of(parent))))).as("walked %s", name).isEqualTo(expected);
                assertThat(now(repo.count(relation.of(parent)))).as("counted %s", name).isEqualTo(expected.size());
                assertThat(counts.get(parent)).as("aggregated %s", name).isEqualTo(expected.size());
            }
        }

        private List<Long> ids(List<X> rows) {
            return rows.stream().map(id::applyAsLong).toList();
        }
    }

    /** Rows as pairs of numbers; 0 is nobody. */
    private record Data(
            int writers,
            List<long[]> articles,
            List<long[]> remarks,
            List<long[]> cards,
            List<long[]> credits,
            List<long[]> keywords,
            List<long[]> friends) {

        static Data of(Random random) {
            int writers = 2 + random.nextInt(5);
            int articles = 1 + random.nextInt(8);
            List<long[]> cards = new ArrayList<>();
            for (int writer = 1; writer <= writers; writer++) {
                if (random.nextBoolean()) {
                    cards.add(new long[] {cards.size() + 1L, writer});
                }
            }
            return new Data(
                    writers,
                    LongStream.rangeClosed(1, articles)
                            .mapToObj(id -> new long[] {id, random.nextInt(writers + 1)})
                            .toList(),
                    pairs(random, 25, articles, writers + 1, 0),
                    cards,
                    pairs(random, 10, articles, writers, 1),
                    pairs(random, 10, articles, 4, 1),
                    pairs(random, 8, writers, writers, 1));
        }

        private static List<long[]> pairs(Random random, int most, int left, int right, int from) {
            return Stream.generate(() -> new long[] {1 + random.nextInt(left), from + random.nextInt(right)})
                    .limit(random.nextInt(most))
                    .toList();
        }

        String sql() {
            StringBuilder sql = new StringBuilder("insert into keywords (id, word) select n, n::text from"
                    + " generate_series(1, 4) n;");
            for (int id = 1; id <= writers; id++) {
                sql.append("insert into writers (id, name) values (%d, 'w%d');".formatted(id, id));
            }
            for (long[] row : articles) {
                sql.append("insert into articles (id, title, views, author_id) values (%d, 't', 1, nullif(%d, 0));"
                        .formatted(row[0], row[1]));
            }
            for (int i = 0; i < remarks.size(); i++) {
                sql.append("insert into remarks (id, text, approved, article_id, author_id) values (%d, 't', true, %d, nullif(%d, 0));"
                        .formatted(i + 1, remarks.get(i)[0], remarks.get(i)[1]));
            }
            cards.forEach(row -> sql.append(
                    "insert into cards (id, label, writer_id) values (%d, 'c', %d);".formatted(row[0], row[1])));
            credits.forEach(row -> sql.append("insert into credits (article_id, writer_id, position) values (%d, %d, 1);"
                    .formatted(row[0], row[1])));
            keywords.forEach(row ->
                    sql.append("insert into articles_keywords values (%d, %d);".formatted(row[0], row[1])));
            friends.forEach(row -> sql.append("insert into friendships values (%d, %d);".formatted(row[0], row[1])));
            return sql.append("select 1").toString();
        }

        LongStream articlesOf(long writer) {
            return articles.stream().filter(row -> row[1] == writer).mapToLong(row -> row[0]);
        }

        LongStream authorOf(long article) {
            return articles.stream().filter(row -> row[0] == article && row[1] > 0).mapToLong(row -> row[1]);
        }

        LongStream remarksOn(long article) {
            return LongStream.range(0, remarks.size())
                    .filter(i -> remarks.get((int) i)[0] == article)
                    .map(i -> i + 1);
        }

        LongStream remarkersOf(long article) {
            return remarks.stream().filter(row -> row[0] == article && row[1] > 0).mapToLong(row -> row[1]);
        }

        LongStream cardsOf(long writer) {
            return cards.stream().filter(row -> row[1] == writer).mapToLong(row -> row[0]);
        }

        LongStream creditsOf(long writer) {
            return credits.stream().filter(row -> row[1] == writer).mapToLong(row -> row[0]);
        }

        LongStream creditedIn(long article) {
            return credits.stream().filter(row -> row[0] == article).mapToLong(row -> row[1]);
        }

        LongStream keywordsOf(long article) {
            return keywords.stream().filter(row -> row[0] == article).mapToLong(row -> row[1]);
        }

        LongStream friendsOf(long writer) {
            return friends.stream().filter(row -> row[0] == writer).mapToLong(row -> row[1]);
        }
    }
}
