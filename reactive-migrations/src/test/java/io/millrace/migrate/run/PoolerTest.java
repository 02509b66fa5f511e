package io.millrace.migrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Changes;
import io.millrace.migrate.Migrator;
import io.millrace.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PoolerTest {

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPoolerThatNobodyTellsOfIsFoundOutBeforeAnythingChanges() {
        try (TransactionPooler pooler = TransactionPooler.before(database)) {
            Migrator migrator = Migrator.of(pooler.url(), Changes.table(1, "users"));

            StepVerifier.create(migrator.migrate())
                    .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                            MIG-303: the migrator is behind a pooler that gives out a backend for each transaction
                              because: its lock would belong to a backend that others use, and hold every migrator up
                              fix: connect the migrator to the server itself: Migrator.of("postgresql://server:5432/app", …)"""));
        }
        assertThat(database.column("select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();
        assertThat(database.value("select count(*) from pg_locks where locktype = 'advisory'"))
                .isEqualTo("0");
    }

    @Test
    void lookingOnlyWorksBehindAPooler() {
        Migrator.of(database.url(), Changes.table(1, "users")).migrate().block();
        try (TransactionPooler pooler = TransactionPooler.before(database)) {
            StepVerifier.create(
                            Migrator.of(pooler.url(), Changes.table(1, "users")).validate())
                    .expectNextCount(1)
                    .verifyComplete();
        }
    }
}
