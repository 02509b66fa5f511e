package io.millrace.repo;

import static io.millrace.query.Query.from;
import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.RepoClosed;
import io.millrace.test.database.TestDatabase;
import io.millrace.type.Types;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RepoCloseTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create(String.join(";", PERSON.definition().createStatements()));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void useAfterCloseSaysSo() {
        Repo repo = repo();
        StepVerifier.create(repo.count(from(PERSON))).expectNext(0L).verifyComplete();
        StepVerifier.create(repo.close()).verifyComplete();

        StepVerifier.create(repo.get(PERSON, UUID.randomUUID()))
                .expectErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(RepoClosed.class).hasMessage("""
                                ORM-406: get Person: the repo is closed
                                  because: close() was called, and nothing more is sent after it
                                  fix: close the repo last, when nothing uses it any more"""))
                .verify();
        StepVerifier.create(repo.transaction(repo.count(from(PERSON)))).verifyError(RepoClosed.class);
        StepVerifier.create(repo.stream(from(PERSON))).verifyError(RepoClosed.class);
        StepVerifier.create(repo.execute("set work_mem = '1MB'")).verifyError(RepoClosed.class);
    }

    @Test
    void closingTwiceIsHarmless() {
        Repo repo = repo();
        StepVerifier.create(repo.count(from(PERSON))).expectNext(0L).verifyComplete();

        StepVerifier.create(Mono.when(repo.close(), repo.close(Duration.ZERO))).verifyComplete();
        StepVerifier.create(repo.close()).verifyComplete();
    }

    @Test
    void aRepoThatWasNeverUsedCloses() {
        StepVerifier.create(repo().close()).verifyComplete();
    }

    @Test
    void whatIsUnderWayIsFinishedFirst() {
        Repo repo = repo();
        Mono<Boolean> slow =
                repo.sql("select pg_sleep({}) is not null", 0.3).as(Types.BOOL).single();
        Mono<Boolean> inTransaction = repo.transaction(slow);

        StepVerifier.create(repo.count(from(PERSON))
                        .then(Mono.zip(
                                slow,
                                inTransaction,
                                repo.count(from(PERSON)).then(repo.close()).thenReturn(1))))
                .assertNext(all -> assertThat(all.getT1() && all.getT2()).isTrue())
                .verifyComplete();
    }

    private static Repo repo() {
        return Repo.open(RepoOptions.url(DATABASE.url())
                .withConnectTimeout(Duration.ofSeconds(30))
                .withAcquireTimeout(Duration.ofSeconds(30)));
    }
}
