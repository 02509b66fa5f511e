package io.millrace.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.DecodeFailed;
import io.millrace.error.RepoClosed;
import io.millrace.internal.exec.command.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SharedLaneTest {

    private static ExecutorFixture fixture;
    private static Executor executor;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open("create table fruit (id int primary key, name text not null);"
                + "insert into fruit select i, 'fruit ' || i from generate_series(1, 100) i");
        executor = fixture.executor();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @AfterEach
    void healthy() {
        fixture.assertHealthy();
    }

    @Test
    void theFirstRow() {
        StepVerifier.create(executor.first(named(7))).expectNext("fruit 7").verifyComplete();
    }

    @Test
    void noRowIsEmpty() {
        StepVerifier.create(executor.first(named(1_000))).verifyComplete();
    }

    @Test
    void everyRowAsItIsAskedFor() {
        StepVerifier.create(
                        executor.all(Command.read("all fruit", "select id from fruit order by id", Decoders.INT)), 0)
                .thenRequest(2)
                .expectNext(1, 2)
                .thenRequest(1)
                .expectNext(3)
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(97)
                .verifyComplete();
    }

    @Test
    void howManyRowsWereAffected() {
        StepVerifier.create(executor.update(
                        Command.write("update fruit", "update fruit set name = name where id <= $1::int4", 40)))
                .expectNext(40L)
                .verifyComplete();
    }

    @Test
    void manyAtOnceKeepTheirAnswersApart() {
        Flux<String> names = Flux.fromStream(IntStream.rangeClosed(1, 2_000).boxed())
                .flatMapSequential(i -> executor.first(named(i % 100 + 1)), 256);
        StepVerifier.create(names.index().filter(t -> !t.getT2().equals("fruit " + ((t.getT1() + 1) % 100 + 1))))
                .verifyComplete();
    }

    @Test
    void aConstraintIsNamed() {
        StepVerifier.create(executor.update(
                        Command.write("insert fruit", "insert into fruit values ($1::int4, $2::text)", 1, "again")))
                .verifyErrorSatisfies(failure -> {
                    assertThat(failure).isInstanceOf(ConstraintViolation.class).hasMessage("""
                                    ORM-301: insert fruit: a value is taken already
                                      query: insert into fruit values ($1::int4, $2::text)
                                      because: constraint fruit_pkey of table fruit allows each value once
                                      fix: use another value, or say what a conflict does: .onConflict(…); in a changeset: .unique(…)""");
                    assertThat(((ConstraintViolation) failure).constraint()).isEqualTo("fruit_pkey");
                });
    }

    @Test
    void whatADecoderThrowsFailsItsStatementAlone() {
        Mono<Object> broken = executor.first(new Command<>(
                "select 1",
                new Object[0],
                (row, offset) -> {
                    throw new StackOverflowError();
                },
                io.millrace.internal.exec.command.Kind.READ,
                "broken",
                null));
        StepVerifier.create(Flux.mergeDelayError(3, executor.first(named(1)), broken, executor.first(named(2))))
                .recordWith(ArrayList::new)
                .expectNextCount(2)
                .consumeRecordedWith(fruits -> assertThat(fruits).containsExactlyInAnyOrder("fruit 1", "fruit 2"))
                .verifyError(DecodeFailed.class);
    }

    @Test
    void closedOnceSaysSo() {
        ExecutorFixture other = ExecutorFixture.on(fixture.database(), options -> options);
        Executor closing = other.executor();
        assertThat(closing.first(named(1)).block()).isEqualTo("fruit 1");
        closing.close(Duration.ofSeconds(1)).block();
        closing.close(Duration.ofSeconds(1)).block();
        StepVerifier.create(closing.first(named(1))).verifyError(RepoClosed.class);
    }

    private static Command<String> named(int id) {
        return Command.read("get fruit", "select name from fruit where id = $1::int4", Decoders.TEXT, id);
    }
}
