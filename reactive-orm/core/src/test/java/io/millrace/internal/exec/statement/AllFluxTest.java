package io.millrace.internal.exec.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.DatabaseError;
import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** All rows of a command as one list. */
class AllFluxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ExecutorFixture fixture;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open("create table n (v int); insert into n select generate_series(1, 3)");
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
    void theRowsComeAtOnceAndAsOftenAsTheyAreAskedFor() {
        Mono<List<Integer>> list = listed("select v from n order by v");

        for (int time = 0; time < 2; time++) {
            StepVerifier.create(list)
                    .expectNext(List.of(1, 2, 3))
                    .expectComplete()
                    .verify(PATIENCE);
        }
    }

    @Test
    void noRowsAreAnEmptyList() {
        StepVerifier.create(listed("select v from n where v > 3"))
                .expectNext(List.of())
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void aListIsPassedOnWhenItIsAskedFor() {
        StepVerifier.create(listed("select v from n order by v"), 0)
                .expectSubscription()
                .thenRequest(1)
                .expectNext(List.of(1, 2, 3))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void aFailureIsTheirs() {
        StepVerifier.create(listed("select 1 / v from n where v = 1 / (v - 1)"))
                .expectError(DatabaseError.class)
                .verify(PATIENCE);
    }

    @Test
    void whoeverLeavesHearsNothing() {
        listed("select v from n").subscribe(rows -> {}).dispose();
        StepVerifier.create(listed("select v from n where v = 2"))
                .expectNext(List.of(2))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void insideATransactionTheyAreReadThere() {
        Executor executor = fixture.executor();
        Mono<List<Integer>> within = executor.transaction(
                TransactionSettings.DEFAULT,
                transaction -> executor.update(Command.write("write", "insert into n values (4)"))
                        .then(listed("select v from n where v > 2 order by v"))
                        .flatMap(rows -> Mono.<List<Integer>>error(new IllegalStateException(rows.toString()))));

        StepVerifier.create(within).expectErrorMessage("[3, 4]").verify(PATIENCE);
    }

    @Test
    void rowsOfAnythingElseAreGathered() {
        assertThat(AllFlux.list(Flux.just(1, 2)).block(PATIENCE)).containsExactly(1, 2);
    }

    private static Mono<List<Integer>> listed(String sql) {
        Flux<Integer> rows = fixture.executor().all(Command.read("read", sql, Decoders.INT));
        assertThat(rows).isInstanceOf(AllFlux.class);
        return AllFlux.list(rows);
    }
}
