package io.millrace.repo;

import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.repo.TransactionOptions.readOnly;
import static io.millrace.repo.TransactionOptions.serializable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.EmptyBlog;
import io.millrace.blog.User;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.DatabaseError;
import io.millrace.error.InvalidConfiguration;
import io.millrace.error.InvalidQuery;
import io.millrace.error.QueryTimeout;
import io.millrace.error.TransactionAborted;
import io.millrace.error.TransactionEnded;
import io.millrace.error.TransactionRequired;
import io.millrace.type.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

class TransactionTest {

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
    @Behaviour({"transaction.exs:29", "repo.exs:2323"})
    void itsValueIsItsBodysAndEachDepthKnowsThatItIsInside() {
        StepVerifier.create(REPO.inTransaction()).expectNext(false).verifyComplete();
        StepVerifier.create(REPO.transaction(REPO.inTransaction()))
                .expectNext(true)
                .verifyComplete();
        StepVerifier.create(REPO.transaction(tx -> REPO.transaction(REPO.inTransaction())
                        .zipWith(REPO.inTransaction(), (inner, outer) -> inner && outer)))
                .expectNext(true)
                .verifyComplete();
        StepVerifier.create(REPO.inTransaction()).expectNext(false).verifyComplete();
        StepVerifier.create(REPO.transaction(Mono.empty())).verifyComplete();
    }

    @Test
    @Behaviour({"transaction.exs:45", "transaction.exs:73", "repo.exs:2334", "repo.exs:2345", "repo.exs:2357"})
    void anErrorUndoesItAndComesThrough() {
        AtomicInteger reached = new AtomicInteger();
        Mono<User> failing = insert("Ann")
                .then(Mono.<User>error(new IllegalStateException("stop")))
                .doOnNext(user -> reached.incrementAndGet());

        StepVerifier.create(REPO.transaction(failing))
                .expectErrorMessage("stop")
                .verify();
        StepVerifier.create(REPO.transaction(tx -> REPO.transaction(failing)))
                .expectErrorMessage("stop")
                .verify();
        StepVerifier.create(REPO.<User>transaction(tx -> {
                    throw new IllegalStateException("thrown");
                }))
                .expectErrorMessage("thrown")
                .verify();
        assertThat(reached).hasValue(0);
        assertThat(now(REPO.count(from(USER)))).isZero();
    }

    @Test
    @Behaviour({"transaction.exs:58", "transaction.exs:161"})
    void nobodySeesItBeforeItsCommit() {
        try (var other = new OtherRepo()) {
            Mono<Long> seenOutside = other.repo.count(from(USER));

            StepVerifier.create(REPO.transaction(insert("Ann").then(seenOutside)))
                    .expectNext(0L)
                    .verifyComplete();
            StepVerifier.create(seenOutside).expectNext(1L).verifyComplete();
        }
    }

    @Test
    void aValueComesAfterTheCommit() {
        StepVerifier.create(REPO.transaction(insert("Ann"))
                        .flatMap(user -> REPO.count(from(USER)).contextWrite(ignored -> Context.empty())))
                .expectNext(1L)
                .verifyComplete();
        StepVerifier.create(REPO.transaction(Flux.concat(insert("Bob"), insert("Cid")))
                        .concatMap(user -> REPO.count(from(USER))))
                .expectNext(3L, 3L)
                .verifyComplete();
    }

    @Test
    void aStreamOfValuesComesBeforeTheCommit() {
        try (var other = new OtherRepo()) {
            StepVerifier.create(
                            REPO.transactionStream(
                                    TransactionOptions.defaults(), tx -> Flux.concat(insert("Ann"), insert("Bob"))),
                            1)
                    .expectNextMatches(user -> user.name().equals("Ann"))
                    .then(() -> assertThat(now(other.repo.count(from(USER)))).isZero())
                    .thenRequest(1)
                    .expectNextMatches(user -> user.name().equals("Bob"))
                    .verifyComplete();
        }
        assertThat(now(REPO.count(from(USER)))).isEqualTo(2);
    }

    @Test
    @Behaviour("transaction.exs:89")
    void itIsTheTransactionOfOneRepo() {
        try (var other = new OtherRepo()) {
            StepVerifier.create(REPO.transaction(tx -> other.repo.inTransaction()))
                    .expectNext(false)
                    .verifyComplete();
            StepVerifier.create(REPO.transaction(tx -> other.repo
                            .insert(USER.draft().name("Zoe"))
                            .then(Mono.error(new IllegalStateException("undo")))))
                    .expectErrorMessage("undo")
                    .verify();
        }
        assertThat(now(REPO.all(from(USER).select(USER.name)))).containsExactly("Zoe");
    }

    @Test
    @Behaviour({"transaction.exs:104", "transaction_test.exs:12"})
    void whatFailedAndWasSwallowedIsFoundOutAtTheEnd() {
        Mono<Long> swallowed = REPO.sql("select 1/{}", 0).execute().onErrorResume(failure -> Mono.just(0L));

        assertThatThrownBy(() -> now(REPO.transaction(insert("Ann").then(swallowed))))
                .isInstanceOf(TransactionAborted.class);
        assertThatThrownBy(() -> now(REPO.transaction(swallowed.then(insert("Ann")))))
                .isInstanceOf(TransactionAborted.class);
        assertThat(now(REPO.count(from(USER)))).isZero();
    }

    @Test
    @Behaviour(
            value = {"transaction.exs:114", "transaction.exs:136", "transaction.exs:147"},
            differs =
                    "a transaction inside another is a savepoint: what fails inside is undone, and the outer one may go on")
    void insideAnotherItIsASavepoint() {
        Mono<User> failing = insert("Bob").then(Mono.error(new IllegalStateException("stop")));

        StepVerifier.create(REPO.transaction(tx -> insert("Ann")
                        .then(REPO.transaction(failing))
                        .onErrorResume(IllegalStateException.class, stop -> insert("Cid"))
                        .map(User::name)))
                .expectNext("Cid")
                .verifyComplete();
        assertThat(now(REPO.all(from(USER).orderBy(USER.id.asc()).select(USER.name))))
                .containsExactly("Ann", "Cid");
    }

    @Test
    void aViolationInsideASavepointLeavesTheOuterOneUsable() {
        StepVerifier.create(REPO.transaction(tx -> insertPost("p", "00000000-0000-0000-0000-000000000001")
                        .then(REPO.transaction(insertPost("q", "00000000-0000-0000-0000-000000000001")))
                        .onErrorResume(ConstraintViolation.class, taken -> Mono.empty())
                        .then(REPO.count(from(POST)))))
                .expectNext(1L)
                .verifyComplete();
    }

    @Test
    @Behaviour({"transaction.exs:205", "transaction.exs:215"})
    void rawStatementsRunOnItsConnection() {
        Mono<Integer> backend =
                REPO.sql("select pg_backend_pid()").as(Types.INT4).single();

        StepVerifier.create(REPO.transaction(tx -> backend.zipWith(
                        REPO.execute("set local search_path = public").then(backend), Integer::equals)))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    @Behaviour(value = "transaction.exs:226", differs = "BEGIN as a raw statement is refused before it is sent")
    void itCannotBeBegunByHand() {
        for (String word : List.of("BEGIN", "commit", "Rollback", "savepoint x", "start transaction")) {
            assertThatThrownBy(() -> now(REPO.sql(word).execute())).isInstanceOf(InvalidQuery.class);
        }
        assertThatThrownBy(() -> now(REPO.sql("begin").execute())).hasMessage("""
                ORM-109: a repo does not run BEGIN
                  query: begin
                  because: statements find their transaction in the Reactor Context, and would not find this one
                  fix: repo.transaction(…)""");
    }

    @Test
    void optionsReachTheServer() {
        assertThat(settings(TransactionOptions.defaults())).isEqualTo("read committed off off");
        assertThat(settings(readOnly())).isEqualTo("read committed on off");
        assertThat(settings(serializable().reading().deferrable())).isEqualTo("serializable on on");
        assertThat(settings(TransactionOptions.repeatableRead())).isEqualTo("repeatable read off off");
        assertThat(settings(TransactionOptions.readCommitted())).isEqualTo("read committed off off");
        assertThatThrownBy(() -> now(REPO.transaction(readOnly(), tx -> insert("Ann"))))
                .isInstanceOf(DatabaseError.class)
                .hasMessageStartingWith("ORM-605: insert User: nothing can be written here");
    }

    @Test
    void badOptionsAreRefused() {
        assertThatThrownBy(() -> serializable().retries(-1))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("""
                        ORM-701: retries(-1) is not between 0 and 100
                          because: a transaction is run again a few times or not at all
                          fix: retries(3)""");
        assertThatThrownBy(() -> serializable().timeout(Duration.ZERO))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("""
                        ORM-701: timeout(PT0S) is shorter than a millisecond
                          because: nothing can be done in that time
                          fix: timeout(Duration.ofSeconds(5))""");
    }

    @Test
    void itsTimeIsBounded() {
        assertThatThrownBy(() -> now(REPO.transaction(
                        TransactionOptions.defaults().timeout(Duration.ofMillis(100)),
                        tx -> insert("Ann").then(Mono.<User>never()))))
                .isInstanceOf(QueryTimeout.class);
        assertThat(now(REPO.count(from(USER)))).isZero();
    }

    @Test
    @Behaviour("transaction_test.exs:44")
    void ofTwoThatWaitForEachOtherOneIsRunAgain() {
        User ann = now(insert("Ann"));
        User bob = now(insert("Bob"));
        Sinks.One<Boolean> first = Sinks.one();
        Sinks.One<Boolean> second = Sinks.one();
        AtomicInteger attempts = new AtomicInteger();

        Mono<Integer> one = REPO.transaction(
                TransactionOptions.retrying(3),
                tx -> rename(ann, "A" + tx.attempt())
                        .doOnNext(done -> first.tryEmitValue(true))
                        .then(second.asMono())
                        .then(rename(bob, "B" + tx.attempt()))
                        .thenReturn(tx.attempt()));
        Mono<Integer> other = REPO.transaction(
                TransactionOptions.retrying(3),
                tx -> rename(bob, "b" + tx.attempt())
                        .doOnNext(done -> second.tryEmitValue(true))
                        .then(first.asMono())
                        .then(rename(ann, "a" + tx.attempt()))
                        .thenReturn(tx.attempt()));

        StepVerifier.create(Mono.zip(one, other).doOnNext(both -> attempts.set(both.getT1() + both.getT2())))
                .expectNextCount(1)
                .verifyComplete();
        assertThat(attempts).hasValue(3);
        StepVerifier.create(REPO.transaction(tx -> Mono.<User>error(new IllegalStateException("no retry"))))
                .expectErrorMessage("no retry")
                .verify();
    }

    @Test
    void workAfterTheCommitIsDoneOnceItHolds() {
        List<String> seen = new ArrayList<>();

        now(REPO.transaction(tx -> {
            tx.afterCommit(() -> seen.add("first"));
            tx.afterCommit(REPO.count(from(USER)).doOnNext(n -> seen.add("users " + n)));
            return insert("Ann").doOnNext(user -> seen.add("inserted"));
        }));
        StepVerifier.create(REPO.transaction(tx -> {
                    tx.afterCommit(() -> seen.add("never"));
                    return insert("Bob").then(Mono.error(new IllegalStateException("undo")));
                }))
                .verifyErrorMessage("undo");

        assertThat(seen).containsExactly("inserted", "first", "users 1");
    }

    @Test
    void theHandleIsForWhereTheContextIsLost() {
        AtomicReference<Transaction> kept = new AtomicReference<>();
        Mono<Long> lost = REPO.count(from(USER)).contextWrite(context -> Context.empty());

        StepVerifier.create(REPO.transaction(tx -> {
                    kept.set(tx);
                    return insert("Ann")
                            .then(Mono.zip(lost, tx.run(REPO.count(from(USER))).contextWrite(c -> c)));
                }))
                .assertNext(counts -> {
                    assertThat(counts.getT1()).isZero();
                    assertThat(counts.getT2()).isEqualTo(1);
                })
                .verifyComplete();
        StepVerifier.create(kept.get().run(REPO.count(from(USER)))).verifyError(TransactionEnded.class);
        StepVerifier.create(kept.get().run(REPO.all(from(USER)))).verifyError(TransactionEnded.class);
    }

    @Test
    void aTransactionCanBeRequired() {
        StepVerifier.create(REPO.requireTransaction(insert("Ann"))).verifyError(TransactionRequired.class);
        StepVerifier.create(REPO.requireTransaction(REPO.all(from(USER)))).verifyError(TransactionRequired.class);
        StepVerifier.create(REPO.transaction(REPO.requireTransaction(insert("Ann"))))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    @Behaviour({"repo.exs:2371", "repo.exs:2400"})
    void stepsAreAChainAndEachSeesThoseBefore() {
        StepVerifier.create(REPO.transaction(insert("Ann")
                        .flatMap(ann -> REPO.insert(
                                        POST.draft().title(ann.name()).authorId(ann.id()))
                                .zipWith(REPO.count(from(USER))))
                        .map(both -> both.getT1().title() + both.getT2())))
                .expectNext("Ann1")
                .verifyComplete();
        assertThat(now(REPO.count(from(POST)))).isEqualTo(1);
    }

    @Test
    @Behaviour(
            value = "repo.exs:2382",
            differs =
                    "the step that fails comes through as it is, and what was done is undone: names are what a Multi gives")
    void theStepThatFailsIsWhatIsHeard() {
        String uuid = "00000000-0000-0000-0000-000000000001";
        AtomicInteger steps = new AtomicInteger();

        StepVerifier.create(REPO.transaction(insertPost("p", uuid)
                        .doOnNext(post -> steps.incrementAndGet())
                        .then(insertPost("q", uuid))
                        .doOnNext(post -> steps.incrementAndGet())))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(ConstraintViolation.class)
                        .hasMessageContaining("posts_uuid_key"))
                .verify();
        assertThat(steps).hasValue(1);
        assertThat(now(REPO.count(from(POST)))).isZero();
    }

    @Test
    @Behaviour("transaction_test.exs:27")
    void insideASandboxWhatFailedSpoilsItsTransactionAndNoMore() {
        Sandbox sandbox = now(Sandbox.open(REPO));
        Repo inside = sandbox.repo();
        Mono<Long> swallowed = inside.sql("select 1/{}", 0).execute().onErrorResume(failure -> Mono.just(0L));
        Mono<User> ann = inside.insert(USER.draft().name("Ann"));

        assertThatThrownBy(() -> now(inside.transaction(ann.then(swallowed)))).isInstanceOf(TransactionAborted.class);
        assertThat(now(inside.count(from(USER)))).isZero();
        assertThat(now(inside.transaction(ann)).name()).isEqualTo("Ann");
        assertThat(now(inside.count(from(USER)))).isEqualTo(1);
        sandbox.rollback().block();
        assertThat(now(REPO.count(from(USER)))).isZero();
    }

    private static String settings(TransactionOptions options) {
        Mono<String> settings = REPO.sql("select current_setting('transaction_isolation') || ' '"
                        + " || current_setting('transaction_read_only') || ' '"
                        + " || current_setting('transaction_deferrable')")
                .as(Types.TEXT)
                .single();
        return now(REPO.transaction(options, tx -> settings));
    }

    private static Mono<User> insert(String name) {
        return REPO.insert(USER.draft().name(name));
    }

    private static Mono<?> insertPost(String title, String uuid) {
        return REPO.insert(POST.draft().title(title).uuid(java.util.UUID.fromString(uuid)));
    }

    private static Mono<User> rename(User user, String name) {
        return REPO.update(user).set(USER.name.to(name));
    }

    private static final class OtherRepo implements AutoCloseable {

        private final Repo repo = Repo.open(BLOG.options());

        @Override
        public void close() {
            repo.close().block();
        }
    }
}
