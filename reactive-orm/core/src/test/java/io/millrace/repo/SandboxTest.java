package io.millrace.repo;

import static io.millrace.query.Query.from;
import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.TransactionEnded;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.sample.Person;
import io.millrace.test.database.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SandboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final TestDatabase DATABASE =
            TestDatabase.create(String.join(";", PERSON.definition().createStatements()));
    private static final Repo OUTSIDE = Repo.connect(DATABASE.url());

    private Sandbox sandbox;
    private Repo repo;

    @AfterAll
    static void close() {
        OUTSIDE.close().block(PATIENCE);
        DATABASE.close();
    }

    @BeforeEach
    void open() {
        sandbox = Sandbox.open(OUTSIDE).block(PATIENCE);
        repo = sandbox.repo();
    }

    @AfterEach
    void rollback() {
        sandbox.rollback().block(PATIENCE);
        assertThat(DATABASE.value("select count(*) from people")).isEqualTo("0");
        assertThat(DATABASE.value("""
                select count(*) from pg_stat_activity
                where datname = current_database() and state like 'idle in transaction%'""")).isEqualTo("0");
    }

    @Test
    void whatIsWrittenIsSeenInsideAndNotOutside() {
        Person ann = insert("Ann").block(PATIENCE);

        StepVerifier.create(repo.get(PERSON, ann.id())).expectNext(ann).verifyComplete();
        StepVerifier.create(OUTSIDE.get(PERSON, ann.id())).verifyComplete();
        assertThat(DATABASE.value("select count(*) from people")).isEqualTo("0");
    }

    @Test
    void aStreamIsReadInsideToo() {
        Person ann = insert("Ann").block(PATIENCE);

        StepVerifier.create(repo.stream(from(PERSON))).expectNext(ann).verifyComplete();
        StepVerifier.create(repo.stream(from(PERSON), 1).take(1))
                .expectNext(ann)
                .verifyComplete();
        StepVerifier.create(repo.transaction(repo.stream(from(PERSON))))
                .expectNext(ann)
                .verifyComplete();
        StepVerifier.create(repo.all(from(PERSON))).expectNext(ann).verifyComplete();
    }

    @Test
    void oneThatNobodyWaitsForAnyMoreIsUndone() {
        Repo narrow = Repo.open(RepoOptions.url(DATABASE.url()).withConnections(2, 1));
        Sandbox holding = Sandbox.open(narrow).block(PATIENCE);
        Sandbox.open(narrow).subscribe().dispose();
        holding.rollback().block(PATIENCE);

        StepVerifier.create(narrow.transaction(narrow.count(from(PERSON))))
                .expectNext(0L)
                .expectComplete()
                .verify(PATIENCE);
        narrow.close().block(PATIENCE);
    }

    @Test
    void afterTheRollbackNothingIsLeft() {
        insert("Ann").block(PATIENCE);
        sandbox.rollback().block(PATIENCE);
        sandbox.rollback().block(PATIENCE);

        StepVerifier.create(OUTSIDE.count(from(PERSON))).expectNext(0L).verifyComplete();
        StepVerifier.create(repo.count(from(PERSON))).verifyError(TransactionEnded.class);
    }

    @Test
    void aStatementThatFailsUndoesItselfAlone() {
        Person ann = insert("Ann").block(PATIENCE);

        StepVerifier.create(repo.execute("insert into people select * from people"))
                .verifyError(ConstraintViolation.class);
        StepVerifier.create(repo.all(from(PERSON))).expectNext(ann).verifyComplete();
    }

    @Test
    void aTransactionThatSucceedsStays() {
        StepVerifier.create(transaction(insert("Ann").then(insert("Bob"))))
                .expectNextCount(1)
                .verifyComplete();

        StepVerifier.create(repo.count(from(PERSON))).expectNext(2L).verifyComplete();
    }

    @Test
    void aTransactionThatFailsIsUndoneAlone() {
        insert("Ann").block(PATIENCE);
        StepVerifier.create(transaction(insert("Bob").then(Mono.<Person>error(new IllegalStateException("no")))))
                .verifyErrorMessage("no");

        StepVerifier.create(repo.all(from(PERSON)).map(Person::name))
                .expectNext("Ann")
                .verifyComplete();
    }

    @Test
    void aTransactionInATransactionIsUndoneAlone() {
        Mono<Person> inner = transaction(insert("Bob").then(Mono.<Person>error(new IllegalStateException("no"))));
        StepVerifier.create(transaction(insert("Ann").then(inner.onErrorResume(failure -> insert("Cid")))))
                .expectNextCount(1)
                .verifyComplete();

        StepVerifier.create(repo.all(from(PERSON).orderBy(PERSON.name.asc())).map(Person::name))
                .expectNext("Ann", "Cid")
                .verifyComplete();
    }

    @Test
    void workAtOnceQueuesOnItsConnection() {
        StepVerifier.create(Flux.range(0, 200)
                        .flatMap(number -> insert("P" + number))
                        .then(repo.count(from(PERSON))))
                .expectNext(200L)
                .verifyComplete();
    }

    @Test
    void aRowMayBeFollowedByAStatement() {
        IntStream.range(0, 600).forEach(number -> insert("P" + number).block(PATIENCE));

        StepVerifier.create(repo.all(from(PERSON)).flatMap(person -> repo.get(PERSON, person.id())))
                .expectNextCount(600)
                .verifyComplete();
    }

    @Test
    void closingTheRepoInsideClosesNothing() {
        repo.close().block(PATIENCE);

        StepVerifier.create(repo.count(from(PERSON))).expectNext(0L).verifyComplete();
        StepVerifier.create(OUTSIDE.count(from(PERSON))).expectNext(0L).verifyComplete();
    }

    @Test
    void workAfterACommitIsNotDone() {
        AtomicBoolean done = new AtomicBoolean();
        repo.executor()
                .transaction(TransactionSettings.DEFAULT, handle -> {
                    handle.afterCommit(Mono.fromRunnable(() -> done.set(true)));
                    return insert("Ann");
                })
                .block(PATIENCE);
        sandbox.rollback().block(PATIENCE);

        assertThat(done).isFalse();
    }

    private Mono<Person> insert(String name) {
        return repo.insert(PERSON.draft(name));
    }

    private Mono<Person> transaction(Mono<Person> work) {
        return repo.executor().transaction(TransactionSettings.DEFAULT, handle -> work);
    }
}
