package io.millrace.migrate;

import static io.millrace.migrate.Changes.change;
import static io.millrace.migrate.schema.Types.bigint;
import static io.millrace.migrate.schema.Types.integer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.migrate.schema.Migration;
import io.millrace.repo.Repo;
import io.millrace.repo.TransactionOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.type.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A migration changes a type under a repo whose connections have prepared statements of it. */
class AlterTest {

    private static final Migration CREATE = change(
            1,
            "create_totals",
            schema -> schema.createTable("totals", table -> {
                table.id();
                table.column("n", integer());
            }));
    private static final Migration WIDEN = change(
            2,
            "widen",
            schema -> schema.safe(
                    "a test",
                    safe -> safe.alterTable(
                            "totals", table -> table.changeType("n", bigint()).from(integer()))));
    private static final Migration TEXT = change(
            3,
            "as_text",
            schema -> schema.safe("a test", safe -> {
                safe.irreversible();
                safe.execute("alter table totals alter column n type text using n::text", "select 1");
            }));

    private final TestDatabase database = TestDatabase.create();
    private final Migrator migrator = Migrator.of(database.url(), CREATE, WIDEN, TEXT);
    private final Repo repo = Repo.connect(database.url());

    @AfterEach
    void close() {
        repo.close().block();
        database.close();
    }

    @Test
    @Behaviour("alter.exs:44")
    void aQueryThatWasPreparedBeforeReadsTheNewType() {
        migrator.migrateTo(1).block();
        database.execute("insert into totals (n) values (7)");
        Mono<Object> returned = repo.sql("update totals set n = n returning n")
                .map(row -> (Object) row.get(0, Types.INT4))
                .single();
        assertThat(repo.sql("select n from totals").as(Types.INT4).blockFirst()).isEqualTo(7);
        assertThat(returned.block()).isEqualTo(7);

        migrator.migrateTo(2).block();
        database.execute("update totals set n = 5000000000");

        StepVerifier.create(repo.sql("select n from totals").as(Types.INT8))
                .expectNext(5_000_000_000L)
                .verifyComplete();
        StepVerifier.create(repo.sql("update totals set n = n returning n").as(Types.INT8))
                .expectNext(5_000_000_000L)
                .verifyComplete();
    }

    @Test
    void inATransactionThatMayBeRunAgainNobodyNotices() {
        migrator.migrateTo(1).block();
        database.execute("insert into totals (n) values (7)");
        Mono<Long> rows = repo.sql("select id, n from totals")
                .map(row -> row.get(0, Types.INT8))
                .single();
        Mono<Long> work = repo.transaction(TransactionOptions.defaults().retries(1), tx -> rows);
        work.block();

        migrator.migrateTo(2).block();

        StepVerifier.create(work).expectNext(1L).verifyComplete();
    }

    @Test
    @Behaviour("alter.exs:73")
    void aParameterIsSentAsTheNewType() {
        migrator.migrateTo(1).block();
        assertThat(repo.sql("insert into totals (n) values ({})", 7).execute().block())
                .isEqualTo(1);

        migrator.migrateTo(2).block();
        StepVerifier.create(repo.sql("insert into totals (n) values ({})", 5_000_000_000L)
                        .execute())
                .expectNext(1L)
                .verifyComplete();
        migrator.migrateTo(3).block();
        StepVerifier.create(
                        repo.sql("insert into totals (n) values ({})", "five").execute())
                .expectNext(1L)
                .verifyComplete();

        assertThat(database.column("select n from totals order by id")).containsExactly("7", "5000000000", "five");
    }
}
