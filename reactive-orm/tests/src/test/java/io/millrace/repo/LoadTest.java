package io.millrace.repo;

import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.blog.EmptyBlog;
import io.millrace.error.InvalidQuery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class LoadTest {

    private static final EmptyBlog BLOG = new EmptyBlog();
    private static final Repo REPO = BLOG.repo();

    @BeforeEach
    void empty() {
        BLOG.empty();
    }

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void anyNumberOfRowsIsInsertedInTheirOrder() {
        Flux<Integer> rows = Flux.range(0, 12_345);

        assertThat(now(REPO.load(USER, rows.map(i -> USER.draft().name("user " + i)))))
                .isEqualTo(12_345);
        assertThat(now(REPO.first(from(USER).orderBy(USER.id.desc()))).name()).isEqualTo("user 12344");
        assertThat(now(REPO.load(USER, Flux.empty()))).isZero();
    }

    /** No more rows are asked of the source than are under way, sent or being gathered. */
    @Test
    void noMoreIsAskedForThanIsUnderWay() {
        AtomicLong asked = new AtomicLong();
        AtomicLong most = new AtomicLong();
        AtomicLong stored = new AtomicLong();
        Flux<Integer> rows = Flux.range(0, 5_000).doOnRequest(n -> asked.addAndGet(n));
        int chunk = 50;

        long loaded = now(REPO.load(
                        USER,
                        rows.doOnNext(i -> {
                                    if (i % chunk == 0) {
                                        most.accumulateAndGet(asked.get() - stored.getAndSet(i), Math::max);
                                    }
                                })
                                .map(i -> USER.draft().name("user " + i)))
                .chunk(chunk));

        assertThat(loaded).isEqualTo(5_000);
        assertThat(most.get()).as("rows asked for beyond those passed on").isLessThanOrEqualTo(5L * chunk);
    }

    @Test
    void aFailureOfTheSourceUndoesAll() {
        IllegalStateException broken = new IllegalStateException("broken");
        Flux<Integer> rows = Flux.range(0, 250).concatWith(Flux.error(broken));

        StepVerifier.create(REPO.load(USER, rows.map(i -> USER.draft().name("u" + i)))
                        .chunk(100))
                .verifyErrorSatisfies(failure -> assertThat(failure).isSameAs(broken));
        assertThat(now(REPO.count(from(USER)))).isZero();
    }

    @Test
    void aCancelUndoesAllAndEndsTheSource() {
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
        Flux<Integer> source = Flux.just(1, 2, 3)
                .doOnComplete(() -> asked.complete(true))
                .concatWith(Flux.never())
                .doOnCancel(() -> cancelled.complete(true));

        StepVerifier.create(REPO.load(USER, source.map(i -> USER.draft().name("u" + i)))
                        .chunk(2))
                .then(asked::join)
                .thenCancel()
                .verify();
        assertThat(cancelled.join()).isTrue();
        assertThat(now(REPO.count(from(USER)))).isZero();
    }

    @Test
    void conflictsMayBeSkipped() {
        now(REPO.insert(USER.draft().name("first").id(1)));
        Flux<Integer> ids = Flux.just(1, 2, 3);

        assertThat(now(REPO.load(USER, ids.map(id -> USER.draft().name("u").id(id)))
                        .skipConflicts()))
                .isEqualTo(2);
        assertThatThrownBy(() -> now(
                        REPO.load(USER, ids.map(id -> USER.draft().name("u"))).chunk(0)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-110: a load cannot send 0 rows at a time
                          because: a chunk has from 1 to 10000 rows, and is one statement for each set of columns
                          fix: repo.load(TABLE, rows).chunk(1_000)""");
    }
}
