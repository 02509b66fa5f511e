package io.millrace.migrate.run;

import static io.millrace.migrate.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Changes;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.schema.Migration;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What is written down without anything being run. */
class LedgerTest {

    private static final Migration USERS = Changes.table(1, "users");

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEditedMigrationOfFewerStepsIsWhole() {
        Migrator.of(database.url(), USERS, steps("first", "second", "third"))
                .migrate()
                .block();
        Migrator fewer = Migrator.of(database.url(), USERS, steps("first", "second"));

        fewer.repair().block();

        assertThat(states(fewer)).containsExactly("1 UP", "2 UP");
        assertThat(fewer.migrate().block().versions()).isEmpty();
        assertThat(fewer.down().block().versions()).containsExactly(2L);
    }

    @Test
    void anEditedMigrationIsWholeWhereTheStepThatHadNotRunIsGone() {
        Migrator two = Migrator.of(database.url(), USERS, steps("first", "second"));
        two.migrate().block();
        database.execute("update millrace_migrations set steps = 3, checksum = 'of three' where version = 2");

        two.repair().block();

        assertThat(states(two)).containsExactly("1 UP", "2 UP");
    }

    @Test
    void whatAnEditedMigrationHasMoreOfStepsIsRun() {
        Migrator.of(database.url(), USERS, steps("first", "second")).migrate().block();
        Migrator more = Migrator.of(database.url(), USERS, steps("first", "second", "third"));

        more.repair().block();

        assertThat(states(more)).containsExactly("1 UP", "2 HALF_DONE");
        assertThat(more.migrate().block().versions()).containsExactly(2L);
        assertThat(states(more)).containsExactly("1 UP", "2 UP");
        assertThat(database.value("select to_regclass('users_third_idx') is not null"))
                .isEqualTo("t");
    }

    @Test
    void nothingIsForgottenWhereNoMigrationIsKnown() {
        Migrator migrator = Migrator.of(database.url(), USERS, steps("first"));
        migrator.migrate().block();

        fails(Migrator.of(database.url()).repair(), """
                MIG-202: no migrations are known here, so that there is nothing to repair the history by
                  because: all that has run would be forgotten: 1 create_users, 2 steps
                  fix: give the migrator its migrations: MigrationSource.folder(path)""");
        assertThat(states(migrator)).containsExactly("1 UP", "2 UP");
    }

    @Test
    void aBaselineIsWrittenWholeOrNotAtAll() {
        Migrator migrator = Migrator.of(database.url(), USERS, steps("first", "second"));
        migrator.baseline(1).block();
        database.execute("delete from millrace_migrations;"
                + " alter table millrace_migrations add constraint first_only check (step < 1)");

        StepVerifier.create(migrator.baseline(2))
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessageContaining("first_only"));

        assertThat(database.value("select count(*) from millrace_migrations")).isEqualTo("0");
    }

    @Test
    void aBaselineIsFinishedThatWasInterrupted() {
        Migration steps = steps("first", "second");
        Migrator migrator = Migrator.of(database.url(), USERS, steps);
        migrator.baseline(1).block();
        database.execute("insert into millrace_migrations values (2, 'up', 0, 'steps', '"
                + Definition.of(steps).checksum() + "', 2, 'done')");

        migrator.baseline(2).block();

        assertThat(states(migrator)).containsExactly("1 UP", "2 UP");
    }

    private static Migration steps(String... columns) {
        return change(2, "steps", schema -> {
            for (String column : columns) {
                schema.executeAlone(
                        "create index concurrently users_" + column + "_idx on users (name)",
                        "drop index concurrently if exists users_" + column + "_idx");
            }
        });
    }

    private static void fails(Mono<?> work, String message) {
        StepVerifier.create(work)
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage(message));
    }

    private static List<String> states(Migrator of) {
        return of.status().block().stream()
                .map(one -> one.version() + " " + one.state())
                .toList();
    }
}
