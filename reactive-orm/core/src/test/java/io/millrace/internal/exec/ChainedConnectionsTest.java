package io.millrace.internal.exec;

import io.millrace.internal.exec.command.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A connection that is asked for from the event loop of one that is ending. */
class ChainedConnectionsTest {

    private static ExecutorFixture fixture;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open("create table fruit (id int primary key)");
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
    void aStatementBehindOneWhoseConnectionIsThrownAway() {
        Flux<Long> statements = Flux.range(0, 50)
                .concatMap(i -> fixture.executor()
                        .update(Command.other("create", "create table t%d (id int primary key)".formatted(i))));

        StepVerifier.create(statements).expectNextCount(50).verifyComplete();
    }
}
