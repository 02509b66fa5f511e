package io.millrace.relation;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.expr.Condition;
import io.millrace.press.Press;
import io.millrace.press.Writer;
import io.millrace.query.Query;
import io.millrace.repo.Repo;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** When the statements of preloads leave. */
class FlightTest {

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
