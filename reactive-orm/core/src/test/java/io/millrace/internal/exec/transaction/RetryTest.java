package io.millrace.internal.exec.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.SerializationFailure;
import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Isolation;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RetryTest {

    private static final TransactionSettings SERIALIZABLE = TransactionSettings.DEFAULT.at(Isolation.SERIALIZABLE);

    private static ExecutorFixture fixture;
    private static Executor executor;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open("create table counter (id int primary key, n int not null)");
        executor = fixture.executor();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void reset() {
        fixture.database().execute("truncate counter; insert into counter values (1, 0), (2, 0)");
    }

    @AfterEach
    void healthy() {
        fixture.assertHealthy();
    }

    @Test
    void aConflictIsReportedAsItIs() {
        StepVerifier.create(conflict(SERIALIZABLE, new AtomicInteger()))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(SerializationFailure.class)
                        .hasMessageStartingWith("ORM-504: ")
                        .hasMessageContaining("because: PostgreSQL undid it so that concurrent transactions stay"));
    }

    @Test
    void aConflictIsRunAgainAsAWhole() {
        AtomicInteger attempts = new AtomicInteger();
        StepVerifier.create(conflict(SERIALIZABLE.retrying(3), attempts))
                .expectNext(2)
                .verifyComplete();
        assertThat(attempts).hasValue(2);
        assertThat(fixture.database().value("select n from counter where id = 1"))
                .isEqualTo("11");
    }

    @Test
    void aConflictFoundOutByCommitIsRunAgainToo() {
        AtomicInteger attempts = new AtomicInteger();
        StepVerifier.create(skewed(SERIALIZABLE.retrying(3), attempts))
                .expectNext(2)
                .verifyComplete();
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aConflictFoundOutByCommitIsReportedAsItIs() {
        AtomicInteger attempts = new AtomicInteger();
        StepVerifier.create(skewed(SERIALIZABLE, attempts))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(SerializationFailure.class)
                        .hasMessage("""
                                ORM-504: transaction: the transaction conflicts with another one
                                  query: COMMIT
                                  because: PostgreSQL undid it so that concurrent transactions stay as if one ran after the other
                                  fix: run the whole transaction again, or let it: transaction(retries(3), …)"""));
        assertThat(attempts).hasValue(1);
        assertThat(fixture.database().column("select n from counter order by id"))
                .containsExactly("0", "1");
    }

    /** What each reads the other writes, which only the commit of the second finds out. */
    private static Mono<Integer> skewed(TransactionSettings settings, AtomicInteger attempts) {
        return executor.transaction(settings, tx -> {
            attempts.incrementAndGet();
            Mono<Long> mine = sum().then(add(1, 1));
            if (tx.attempt() > 1) {
                return mine.thenReturn(tx.attempt());
            }
            Mono<Long> others = executor.transaction(SERIALIZABLE, other -> sum().then(add(2, 1)))
                    .contextWrite(context -> reactor.util.context.Context.empty());
            return mine.then(others).thenReturn(tx.attempt());
        });
    }

    @Test
    void aDeadlockIsRunAgain() {
        Meeting meeting = new Meeting();
        Mono<Integer> oneTwo = bothWays(1, 2, meeting);
        Mono<Integer> twoOne = bothWays(2, 1, meeting);
        StepVerifier.create(Flux.merge(oneTwo, twoOne).reduce(Integer::sum))
                .expectNext(3)
                .verifyComplete();
    }

    @Test
    void aUniqueViolationIsNeverRunAgain() {
        AtomicInteger attempts = new AtomicInteger();
        StepVerifier.create(executor.transaction(SERIALIZABLE.retrying(5), tx -> {
                    attempts.incrementAndGet();
                    return executor.update(Command.write("insert", "insert into counter values (1, 1)"));
                }))
                .verifyError(ConstraintViolation.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void theLastFailureIsHeardWhenAllAttemptsAreUsedUp() {
        AtomicInteger attempts = new AtomicInteger();
        Mono<Long> always = executor.transaction(SERIALIZABLE.retrying(2), tx -> {
            attempts.incrementAndGet();
            return executor.update(Command.write(
                            "raise", "select set_config('a.b', (select 1 / 0)::text, true) from counter where id = 1"))
                    .onErrorResume(e -> Mono.error(e));
        });
        StepVerifier.create(always).verifyError();
        assertThat(attempts).hasValue(1);

        attempts.set(0);
        fixture.database()
                .execute("create or replace function conflict() returns int language plpgsql as"
                        + " $$ begin raise exception using errcode = '40001'; end $$");
        StepVerifier.create(executor.transaction(SERIALIZABLE.retrying(2), tx -> {
                    attempts.incrementAndGet();
                    return executor.first(Command.read("conflict", "select conflict()", Decoders.INT));
                }))
                .verifyError(SerializationFailure.class);
        assertThat(attempts).hasValue(3);
    }

    /** The first attempt goes on only when both have one row. */
    private static Mono<Integer> bothWays(int first, int second, Meeting meeting) {
        return executor.transaction(
                TransactionSettings.DEFAULT.retrying(3),
                tx -> add(first, 1)
                        .delayUntil(n -> tx.attempt() == 1 ? meeting.arrive() : Mono.empty())
                        .then(add(second, 1))
                        .thenReturn(tx.attempt()));
    }

    /** Two wait for each other. */
    private static final class Meeting {

        private final AtomicInteger arrived = new AtomicInteger();
        private final Sinks.Empty<Void> met = Sinks.empty();

        Mono<Void> arrive() {
            if (arrived.incrementAndGet() == 2) {
                met.tryEmitEmpty();
            }
            return met.asMono();
        }
    }

    /** Reads, lets somebody else write what was read, and writes it. */
    private static Mono<Integer> conflict(TransactionSettings settings, AtomicInteger attempts) {
        return executor.transaction(settings, tx -> {
            attempts.incrementAndGet();
            return sum().flatMap(sum -> {
                if (tx.attempt() == 1) {
                    Mono<Long> others = add(1, 10).contextWrite(context -> reactor.util.context.Context.empty());
                    return others.then(add(1, 1)).thenReturn(tx.attempt());
                }
                return add(1, 1).thenReturn(tx.attempt());
            });
        });
    }

    private static Mono<Integer> sum() {
        return executor.first(Command.read("sum", "select sum(n)::int4 from counter", Decoders.INT));
    }

    private static Mono<Long> add(int id, int n) {
        return executor.update(Command.write("add", "update counter set n = n + $2::int4 where id = $1::int4", id, n));
    }
}
