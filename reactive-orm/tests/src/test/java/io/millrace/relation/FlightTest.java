package io.millrace.relation;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.sql;
import static io.millrace.relation.FlightTestWriterPageShape.WRITER_PAGE;
import static io.millrace.shape.ArticleCardShape.ARTICLE_CARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.DatabaseError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.NotFound;
import io.millrace.expr.Condition;
import io.millrace.press.Article;
import io.millrace.press.Press;
import io.millrace.press.Writer;
import io.millrace.query.Query;
import io.millrace.repo.Repo;
import io.millrace.schema.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** When the statements of preloads leave. */
class FlightTest {

    @Shape(Writer.class)
    record WriterPage(String name, List<Title> articles, List<Writer> friends) {}

    @Shape(Article.class)
    record Title(String title) {}

    private static final Duration AWAY = Duration.ofMillis(60);

    @Test
    void siblingsLeaveTogether() {
        try (Press press = Press.open()) {
            Repo repo = press.repo(options -> options.withConnections(2, 1));
            Query<Writer> flat = from(WRITER).preload(WRITER.articles, WRITER.card, WRITER.friends);
            Query<Writer> tree = from(WRITER)
                    .preload(WRITER.articles.preload(ARTICLE.remarks, ARTICLE.keywords), WRITER.card, WRITER.friends);

            assertThat(trips(press, () -> repo.all(flat).collectList())).isEqualTo(2);
            assertThat(press.statements()).hasSize(4);
            assertThat(trips(press, () -> repo.transaction(repo.all(flat).collectList())))
                    .isEqualTo(3);
            assertThat(trips(press, () -> repo.all(tree).collectList())).isLessThanOrEqualTo(3);
            assertThat(press.statements()).hasSize(6);
            repo.close().block();
        }
    }

    @Test
    void aSubtreeStartsWhenItsOwnParentsAreThere() throws InterruptedException {
        try (Press press = Press.open()) {
            CountDownLatch deep = new CountDownLatch(1);
            Repo repo = press.repo(options -> options.withConnections(6, 3)
                    .withBounds(1, 100, 100)
                    .withListener((work, context) -> {
                        boolean below = String.valueOf(work.sql()).contains("remarks.article_id = any(");
                        return (outcome, rows, failure) -> {
                            if (below) {
                                deep.countDown();
                            }
                        };
                    }));
            CompletableFuture<Void> release = new CompletableFuture<>();
            CountDownLatch held = new CountDownLatch(1);
            Mono<Integer> holding = repo.transaction(repo.sql("select 1 as one from pg_advisory_xact_lock(7)")
                    .execute()
                    .doOnSuccess(locked -> held.countDown())
                    .then(Mono.fromFuture(release))
                    .thenReturn(1));
            CompletableFuture<Integer> holder = holding.toFuture();
            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            Condition<Object> locked = sql("(select true from pg_advisory_xact_lock(7))");

            CompletableFuture<Writer> loaded = repo.first(from(WRITER)
                            .where(WRITER.id.eq(1L))
                            .preload(WRITER.friends.where(locked), WRITER.articles.preload(ARTICLE.remarks)))
                    .toFuture();

            assertThat(deep.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(loaded).isNotDone();
            release.complete(null);
            assertThat(holder.join()).isEqualTo(1);
            assertThat(loaded.join().friends().list()).hasSize(2);
            repo.close().block();
        }
    }

    @Test
    void whatAKnownKeyFindsLeavesWithItsRow() {
        try (Press press = Press.open()) {
            Repo repo = press.repo(options -> options.withConnections(2, 1));
            Mono<Writer> flat = repo.getWith(WRITER, 1L, WRITER.articles, WRITER.card, WRITER.friends.limit(1));
            Mono<Writer> tree = repo.requireWith(WRITER, 1L, WRITER.articles.preload(ARTICLE.remarks), WRITER.card);

            assertThat(trips(press, () -> flat)).isEqualTo(1);
            assertThat(press.statements())
                    .hasSize(4)
                    .contains(
                            "select writers.id, writers.name from writers where writers.id = $1::int8",
                            "select articles.id, articles.title, articles.views, articles.author_id from articles"
                                    + " where articles.author_id = $1::int8");
            assertThat(trips(press, () -> repo.transaction(flat))).isEqualTo(2);
            assertThat(trips(press, () -> tree)).isEqualTo(2);
            assertThat(press.statements()).hasSize(4);

            Writer ann = Objects.requireNonNull(flat.block());
            assertThat(ann.articles().list()).extracting(Article::id).containsExactlyInAnyOrder(1L, 2L);
            assertThat(ann.card().get().label()).isEqualTo("gold");
            assertThat(ann.friends().list()).hasSize(1);
            assertThat(Objects.requireNonNull(tree.block()).articles().list())
                    .extracting(article -> article.remarks().list().size())
                    .containsExactlyInAnyOrder(3, 1);
            repo.close().block();
        }
    }

    @Test
    void whatARowItselfFindsWaitsForIt() {
        try (Press press = Press.open()) {
            Repo repo = press.repo(options -> options.withConnections(2, 1));
            Mono<Article> article = repo.getWith(ARTICLE, 1L, ARTICLE.author, ARTICLE.remarks);

            assertThat(trips(press, () -> article)).isEqualTo(2);
            assertThat(press.statements()).hasSize(3);
            assertThat(Objects.requireNonNull(article.block()).author().get().name())
                    .isEqualTo("Ann");
            assertThat(repo.getWith(ARTICLE, 99L, ARTICLE.remarks).block()).isNull();
            assertThat(repo.getWith(ARTICLE, 99L, ARTICLE.author).block()).isNull();
            assertThatThrownBy(() ->
                            repo.requireWith(ARTICLE, 99L, ARTICLE.remarks).block())
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> repo.getWith(ARTICLE, 1L, ARTICLE.remarks.where(sql("1 / 0 = 1")))
                            .block())
                    .isInstanceOf(DatabaseError.class);
            assertThatThrownBy(() -> repo.getWith(ARTICLE, 1L, ARTICLE.author.joined(WRITER.as("w"))))
                    .isInstanceOf(InvalidQuery.class);
            repo.close().block();
        }
    }

    @Test
    void theListsOfAShapeLeaveWithItsRowToo() {
        try (Press press = Press.open()) {
            Repo repo = press.repo(options -> options.withConnections(2, 1));

            assertThat(trips(press, () -> repo.get(WRITER_PAGE, 1L))).isEqualTo(1);
            assertThat(press.statements()).hasSize(3);
            WriterPage ann = Objects.requireNonNull(repo.get(WRITER_PAGE, 1L).block());
            assertThat(ann.articles()).extracting(Title::title).containsExactlyInAnyOrder("one", "two");
            assertThat(ann.friends()).hasSize(2);
            assertThat(repo.get(WRITER_PAGE, 99L).block()).isNull();
            assertThat(trips(press, () -> repo.get(ARTICLE_CARD, 1L)))
                    .as("the card of its author waits for it")
                    .isEqualTo(2);
            assertThat(Objects.requireNonNull(repo.get(ARTICLE_CARD, 1L).block())
                            .remarkers())
                    .hasSize(2);
            repo.close().block();
        }
    }

    private static <T> long trips(Press press, Supplier<Mono<T>> work) {
        Objects.requireNonNull(work.get().block());
        press.distance(AWAY);
        try {
            press.counting(work.get());
            return press.roundTrips();
        } finally {
            press.distance(Duration.ZERO);
        }
    }
}
