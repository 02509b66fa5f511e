package io.millrace.internal.exec.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.CommitOutcomeUnknown;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.MillraceException;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.FaultyProxy;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Deadlines;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.test.database.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A network that fails while COMMIT is under way behind the last statements. */
class LastWritesFaultTest {

    private static final TransactionSettings PLAIN = TransactionSettings.DEFAULT;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COMMIT = "SELECT 1; COMMIT";

    private TestDatabase database;
    private FaultyProxy proxy;
    private ExecutorFixture fixture;
    private Executor executor;

    @BeforeEach
    void open() {
        database = TestDatabase.create("create table note (id int4 primary key)");
        URI url = URI.create(database.url());
        proxy = FaultyProxy.to(url.getHost(), url.getPort());
        fixture = ExecutorFixture.through(
                proxy,
                database,
                options -> options.with(Lanes.DEFAULT.sized(2, 1))
                        .with(Deadlines.DEFAULT.answering(Duration.ofSeconds(2))));
        executor = fixture.executor();
        usual(100).block(PATIENCE);
    }

    @AfterEach
    void close() {
        fixture.assertHealthy();
        fixture.close();
        proxy.close();
        database.close();
    }

    @Test
    void aConnectionThatIsLostAfterCommitWasSentLeavesItUnknownAndIsNeverRepeated() {
        AtomicInteger attempts = new AtomicInteger();
        proxy.when(COMMIT, FaultyProxy.Then.CUT);
        StepVerifier.create(executor.transaction(PLAIN.retrying(3), tx -> {
                    attempts.incrementAndGet();
                    return note(1).then(tx.last(Mono.when(note(2), note(3))));
                }))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(CommitOutcomeUnknown.class)
                        .hasMessage("""
                                ORM-506: transaction: nobody knows whether it committed
                                  because: the connection broke after COMMIT was sent and before its answer came
                                  fix: read back what the transaction wrote before you run it again; it is never repeated for you""")
                        .hasNoSuppressedExceptions())
                .verify(PATIENCE);
        assertThat(attempts).hasValue(1);
        assertThat(count()).isIn("0", "3");
    }

    @Test
    void anAnswerThatNeverComesLeavesItUnknownToo() {
        proxy.when(COMMIT, FaultyProxy.Then.SILENCE);
        StepVerifier.create(usual(1)).expectError(CommitOutcomeUnknown.class).verify(PATIENCE);
        proxy.cutSilent();
    }

    @Test
    void aCancelAfterCommitWasSentWaitsForItsAnswer() {
        AtomicInteger afterwards = new AtomicInteger();
        proxy.when(COMMIT, FaultyProxy.Then.STALL);
        Disposable running = executor.transaction(PLAIN, tx -> {
                    tx.afterCommit(Mono.fromRunnable(afterwards::incrementAndGet));
                    return note(1).then(tx.last(Mono.when(note(2), note(3))));
                })
                .subscribe();
        ExecutorFixture.await("it to be committed", () -> "3".equals(count()));

        running.dispose();
        assertThat(executor.gauges().exclusive().inUse()).isEqualTo(1);
        proxy.flow();

        fixture.assertHealthy();
        assertThat(afterwards).hasValue(1);
    }

    @Test
    void aCancelOfWhatTheServerUndoesLeavesACleanConnection() {
        proxy.when(COMMIT, FaultyProxy.Then.STALL);
        Disposable running = executor.transaction(PLAIN, tx -> note(1).then(tx.last(Mono.when(note(2), note(100)))))
                .subscribe();
        ExecutorFixture.await("COMMIT to be sent", proxy::isStalled);

        running.dispose();
        proxy.flow();

        fixture.assertHealthy();
        assertThat(count()).isEqualTo("0");
        usual(1).block(PATIENCE);
        assertThat(count()).isEqualTo("3");
    }

    @Test
    void aBeginThatTheServerRefusesLetsNothingBehindItTakeEffect() {
        AtomicInteger afterwards = new AtomicInteger();
        proxy.when("BEGIN", FaultyProxy.Then.GARBLE);
        StepVerifier.create(executor.transaction(PLAIN, tx -> {
                    tx.afterCommit(Mono.fromRunnable(afterwards::incrementAndGet));
                    return tx.last(Mono.when(note(1), note(2)));
                }))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(MillraceException.class)
                        .isNotInstanceOf(ConstraintViolation.class))
                .verify(PATIENCE);
        assertThat(afterwards).hasValue(0);
        assertThat(count()).isEqualTo("0");
    }

    private Mono<Void> usual(int id) {
        return executor.transaction(PLAIN, tx -> note(id).then(tx.last(Mono.when(note(id + 1), note(id + 2)))));
    }

    private Mono<Long> note(int id) {
        return executor.update(Command.write("insert", "insert into note values ($1::int4)", id));
    }

    /** Beside those that were there. */
    private String count() {
        return database.value("select count(*) from note where id < 100");
    }
}
