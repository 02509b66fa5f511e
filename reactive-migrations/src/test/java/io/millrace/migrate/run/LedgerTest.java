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

    @Test
    void aBackfillThatWasInterruptedIsNotWrittenDownAsDone() {
        database.execute("create table notes (id int8 primary key, body text);"
                + " insert into notes select n from generate_series(1, 100) n;"
                + " alter table notes add constraint stop check (body is null or id <= 50)");
        Migrator migrator = Migrator.of(
                database.url(),
                change(
                        1,
                        "fill",
                        schema -> schema.backfill(
                                "notes", rows -> rows.set("body", "'x'").batch(10))));
        StepVerifier.create(migrator.migrate()).verifyError();

        for (boolean done : new boolean[] {true, false}) {
            fails(migrator.resolve(1, done), """
                    MIG-207: 1 fill has no step of which nobody can tell how it ended
                      because: how each of its steps stands is written down, or is found out by the next run
                      fix: see how far it is: migrator.status()""");
        }

        assertThat(database.value("select state like 'begun {%' from millrace_migrations"))
                .isEqualTo("t");
        database.execute("alter table notes drop constraint stop");
        migrator.migrate().block();
        assertThat(database.value("select count(*) from notes where body = 'x'"))
                .isEqualTo("100");
    }

    @Test
    void ofTwoStepsThatWereBegunOnlyTheOneThatNobodyKnowsIsResolved() {
        Migration both = change(1, "both", schema -> {
            schema.irreversible();
            schema.executeAlone("create index concurrently if not exists users_name_idx on users (name)");
            schema.executeAlone("call work()");
        });
        Migrator migrator = Migrator.of(database.url(), both);
        migrator.baseline(1).block();
        database.execute("update millrace_migrations set state = 'begun'");

        migrator.resolve(1, true).block();

        assertThat(database.column("select step || ' ' || state from millrace_migrations order by step"))
                .containsExactly("0 begun", "1 done");
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
