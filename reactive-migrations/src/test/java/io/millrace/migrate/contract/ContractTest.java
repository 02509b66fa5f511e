package io.millrace.migrate.contract;

import static io.millrace.migrate.schema.Types.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.DriftMode;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.Progress;
import io.millrace.migrate.schema.Ends;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Safe;
import io.millrace.migrate.schema.Schema;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import io.millrace.test.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ContractTest {

    private static final TableDefinition BEFORE = users("nick");
    private static final TableDefinition AFTER = users("name");

    private final TestDatabase database = TestDatabase.create();
    private final RepoOptions options = RepoOptions.url(database.url()).withApplicationName("shop");

    private static TableDefinition users(String column) {
        return new TableDefinition(
                null,
                "users",
                "User",
                List.of(
                        ColumnDefinition.of("id", "id", "int8").key(0).generated(ColumnDefinition.Generation.DATABASE),
                        ColumnDefinition.of(column, column, "text").orNull()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @AfterEach
    void close() {
        database.close();
    }

    static final class V1_CreateUsers extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.createTable("users", table -> {
                table.id();
                table.column("nick", text()).nullable();
            });
        }
    }

    static final class V2_AddName extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.alterTable("users", table -> table.add("name", text()).nullable());
        }
    }

    @Ends(2)
    @Safe("nobody reads it since 2")
    static final class V3_DropNick extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.alterTable("users", table -> table.dropColumn("nick", text(), nick -> nick.nullable()));
        }
    }

    private Migrator migrator() {
        return Migrator.of(options, new V1_CreateUsers(), new V2_AddName(), new V3_DropNick())
                .withRecords(DriftMode.STRICT, AFTER);
    }

    @Test
    void theEndOfAnExpandWaitsForTheLastProgramOfOlderRecords() {
        migrator().migrateTo(2).block();
        Repo older = Repo.open(RecordSet.of(BEFORE).mark(options));
        Repo newer = Repo.open(RecordSet.of(AFTER).mark(options));
        older.execute("select 1")
                .then(older.sql("select 1").as(io.millrace.type.Types.INT4).then())
                .block();
        newer.sql("select 1").as(io.millrace.type.Types.INT4).then().block();

        StepVerifier.create(migrator().migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure.getMessage())
                        .matches("""
                        MIG-504: 3 drop_nick ends 2, and programs of other records are connected
                          because: shop~%s \\(process [0-9, ]+\\)
                          fix: replace them by this release, and run it again: this migration was left as it was""".formatted(RecordSet.of(BEFORE).hash())));
        assertThat(database.value("select count(*) from pg_attribute where attrelid = 'users'::regclass"
                        + " and attname = 'nick'"))
                .isEqualTo("1");

        older.close().block();
        assertThat(migrator().migrate().block().versions()).containsExactly(3L);
        newer.close().block();
    }

    @Test
    void whoIsConnectedDoesNotKeepWhatComesBeforeFromRunning() {
        migrator().migrateTo(1).block();
        Repo older = Repo.open(RecordSet.of(BEFORE).mark(options));
        older.sql("select 1").as(io.millrace.type.Types.INT4).then().block();

        StepVerifier.create(migrator().migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-504: 3 drop_nick ends 2, and programs of other records"));

        assertThat(migrator().status().block())
                .extracting(one -> one.version() + " " + one.state())
                .containsExactly("1 UP", "2 UP", "3 DOWN");
        older.close().block();
    }

    @Test
    void whoConnectsWhileAnEarlierMigrationRunsIsSeen() throws SQLException, InterruptedException {
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
        Migrator slow = Migrator.of(
                        options,
                        MigrationSource.of(new V1_CreateUsers())
                                .and(MigrationSource.sql(
                                        2,
                                        "add_name",
                                        "alter table users add column name text; select pg_advisory_xact_lock(7)",
                                        null))
                                .and(MigrationSource.of(new V3_DropNick())))
                .withRecords(DriftMode.STRICT, AFTER)
                .withProgress(Duration.ofMillis(20), told::add);
        try (Connection holder =
                        DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");
            Mono<MigrationReport> run = slow.migrate().cache();
            run.subscribe(report -> {}, failure -> {});
            assertThat(told.take().step()).isEqualTo("2 add_name, step 1 of 1");
            Repo older = Repo.open(RecordSet.of(BEFORE).mark(options));
            older.sql("select 1").as(io.millrace.type.Types.INT4).then().block();
            statement.execute("select pg_advisory_unlock(7)");

            StepVerifier.create(run)
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .hasMessageStartingWith("MIG-504: 3 drop_nick ends 2, and programs of other records"));
            older.close().block();
        }
    }

    @Test
    void whatItEndsHasToHaveRun() {
        Migrator wrong = Migrator.of(
                options,
                MigrationSource.sql(1, "one", "create table users (id int8)", null)
                        .and(MigrationSource.sql(
                                5,
                                "contract",
                                "-- millrace: ends 4\n-- millrace: safe: test\ndrop table users",
                                null)));

        StepVerifier.create(wrong.migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                MIG-206: 5 contract ends 4, which has not run
                  because: it takes away what that one has replaced
                  fix: name the migration before it that expanded: @Ends(…), or -- millrace: ends …"""));
    }

    @Test
    void theHashIsOfWhatADatabaseSees() {
        assertThat(RecordSet.of(BEFORE, AFTER).hash())
                .hasSize(12)
                .isEqualTo(RecordSet.of(BEFORE, AFTER).hash())
                .isNotEqualTo(RecordSet.of(AFTER).hash());
        assertThat(RecordSet.of(AFTER)
                        .mark(options.withApplicationName("x".repeat(63)))
                        .checked()
                        .server()
                        .applicationName())
                .hasSize(63)
                .endsWith("~" + RecordSet.of(AFTER).hash());
    }
}
