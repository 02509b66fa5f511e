package io.millrace.benchmark.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.query.Query;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import io.millrace.type.Types;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What a connection keeps of statements: bounded, and enough for a thousand shapes unless told otherwise. */
class CachesTest {

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create(Worlds.SCRIPT);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void aConnectionKeepsNoMoreStatementsThanItIsTold() {
        Repo repo =
                Repo.open(RepoOptions.url(database.url()).withConnections(2, 1).withStatementCache(3));
        try {
            Flux.range(1, 10)
                    .concatMap(bits -> repo.all(Shapes.asking(bits)))
                    .then()
                    .block();
            Long kept = repo.sql("select count(*) from pg_prepared_statements")
                    .as(Types.INT8)
                    .blockLast();

            assertThat(kept).isBetween(1L, 3L);
        } finally {
            repo.close().block();
        }
    }

    /** A connection keeps 1,024 statements, and a thousand shapes are fewer. */
    @Test
    void aThousandShapesArePreparedOnce() {
        try (Wire wire = Wire.to(database)) {
            Repo repo = Repo.open(RepoOptions.url(wire.url()).withConnections(2, 1));
            Flux<Product> all = Flux.fromStream(
                            () -> IntStream.rangeClosed(1, 1_000).boxed())
                    .concatMap(bits -> repo.all(few(bits)));

            all.blockLast();
            assertThat(wire.traffic().parses()).isGreaterThanOrEqualTo(1_000);
            wire.startAgain();
            all.blockLast();

            assertThat(wire.traffic().statements()).hasSize(1_000);
            assertThat(wire.traffic().statements().stream().distinct()).hasSize(1_000);
            assertThat(wire.traffic().parses()).isZero();
            repo.close().block();
        }
    }

    private static Query<Product> few(int bits) {
        return Shapes.asking(bits).limit(1);
    }
}
