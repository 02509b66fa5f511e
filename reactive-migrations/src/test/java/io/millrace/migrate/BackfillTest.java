package io.millrace.migrate;

import static io.millrace.migrate.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.migrate.report.Progress;
import io.millrace.migrate.schema.BackfillWritten;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Types;
import io.millrace.test.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class BackfillTest {

    private static final String USERS = "create table users (id int8 primary key, name text not null, label text);"
            + " insert into users select n, 'Name ' || n from generate_series(1, 1000) n";

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rowsAreSetBatchByBatchAndProgressIsTold() {
        database.execute(USERS);
        List<Progress> told = new CopyOnWriteArrayList<>();

        migrator(rows -> rows.set("label", "lower(name)").where("id % 2 = 0").batch(50))
                .withProgress(Duration.ofMillis(1), told::add)
                .migrate()
                .block();

        assertThat(database.value("select count(*) from users where label = lower(name)"))
                .isEqualTo("500");
        assertThat(database.value("select count(*) from users where label is null"))
                .isEqualTo("500");
        assertThat(database.value("select count(distinct xmin::text) > 1 from users where label is not null"))
                .isEqualTo("t");
        assertThat(told).isNotEmpty().last().satisfies(last -> {
            assertThat(last.step()).isEqualTo("1 fill, step 1 of 1");
            assertThat(last.done()).isEqualTo(500);
            assertThat(last.total()).isEqualTo(500);
            assertThat(last.unit()).isEqualTo("rows");
        });
        assertThat(told).anySatisfy(one -> assertThat(one.left()).isPresent());
    }

    @Test
    void itGoesOnFromWhereItWasInterrupted() {
        database.execute(USERS);
        database.execute("alter table users add constraint stop check (label is null or id <= 400)");
        Migrator migrator = migrator(
                rows -> rows.set("label", "name || coalesce(label, '')").batch(100));

        StepVerifier.create(migrator.migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageContaining("MIG-305: 1 fill, step 1 of 1: PostgreSQL refused a statement")
                        .hasMessageContaining("violates check constraint \"stop\"")
                        .hasMessageContaining(
                                "fix: correct what stands in the way and run it again: it goes on after the "));
        String done = database.value("select count(*) from users where label is not null");
        assertThat(done).isNotEqualTo("0");
        assertThat(database.value("select state from millrace_migrations"))
                .startsWith("begun {\"rows\": " + done + ", \"total\": 1000, \"last\": [\"" + done + "\"]}");

        database.execute("alter table users drop constraint stop");
        migrator.migrate().block();

        // A row that was done twice would have its name twice.
        assertThat(database.value("select count(*) from users where label = name"))
                .isEqualTo("1000");
        assertThat(database.value("select state from millrace_migrations")).isEqualTo("done");
    }

    @Test
    void aMigratorThatIsKilledGoesOn() {
        database.execute(USERS);
        database.execute("create function die() returns trigger language plpgsql as $$ begin"
                + " if new.id = 700 and (select count(*) from killed) > 0 then"
                + " perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$;"
                + " create table killed as select 1 as n;"
                + " create trigger die before update on users for each row execute function die()");
        Migrator migrator = migrator(
                rows -> rows.set("label", "name || coalesce(label, '')").batch(100));

        StepVerifier.create(migrator.migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessageContaining("the connection ended"));
        database.execute("delete from killed");
        migrator.migrate().block();

        assertThat(database.value("select count(*) from users where label = name"))
                .isEqualTo("1000");
    }

    @Test
    void aBatchStepsBackAndNamesWhoHoldsItsRows() throws SQLException {
        database.execute(USERS);
        Migrator impatient =
                migrator(rows -> rows.set("label", "name").batch(100)).withLockTimeout(Duration.ofMillis(20), 2);
        try (Connection writer =
                        DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                Statement statement = writer.createStatement()) {
            statement.execute("set application_name = 'reports'");
            writer.setAutoCommit(false);
            statement.execute("update users set name = 'x' where id = 50");

            StepVerifier.create(impatient.migrate())
                    .verifyErrorSatisfies(
                            failure -> assertThat(failure.getMessage()).matches("""
                                    MIG-304: 1 fill, step 1 of 1: others held the table at each of 2 attempts
                                      statement: update "users" set "label" = name
                                      because: process \\d+ \\(reports, idle in transaction, transaction of [0-9.]+ s\\) holds RowExclusiveLock on users: update users set name = 'x' where id = 50
                                      fix: end those transactions, or run the migration again at a quieter hour: it goes on after the 0 rows that are done"""));
            writer.rollback();
        }
        assertThat(impatient.migrate().block().versions()).containsExactly(1L);
    }

    @Test
    void itRunsInASchemaWhoseNameHasAPercentSign() {
        database.execute("create schema \"ten%ant\"; set search_path to \"ten%ant\";" + USERS);

        migrator(rows -> rows.set("label", "name"))
                .inSchema("ten%ant")
                .migrate()
                .block();

        assertThat(database.value("select count(*) from \"ten%ant\".users where label = name"))
                .isEqualTo("1000");
    }

    @Test
    void theTableIsAnalyzedAtItsEnd() {
        database.execute("create table users (id int8 primary key, label text) with (autovacuum_enabled = false);"
                + " insert into users select n from generate_series(1, 1000) n");

        migrator(rows -> rows.set("label", "'same'")).migrate().block();

        assertThat(database.value("select n_distinct from pg_stats where tablename = 'users' and attname = 'label'"))
                .isEqualTo("1");
    }

    @Test
    void itGoesByAKeyOfSeveralColumnsAndOddTexts() {
        database.execute("create table notes (tenant text, number int4, body text, primary key (tenant, number));"
                + " insert into notes select case n % 3 when 0 then 'it''s' when 1 then 'a\\b' else 'c' end, n, 'x'"
                + " from generate_series(1, 300) n");
        Migration fill = change(
                1,
                "fill",
                schema -> schema.backfill(
                        "notes", rows -> rows.set("body", "body || 'y'").batch(7)));

        Migrator.of(database.url(), fill).migrate().block();

        assertThat(database.value("select count(*) from notes where body = 'xy'"))
                .isEqualTo("300");
    }

    @Test
    void rowsAreDeletedBatchByBatch() {
        database.execute(USERS);
        Migration forget = change(1, "forget", schema -> {
            schema.irreversible();
            schema.deleteInBatches("users", rows -> rows.where("id > 10").batch(100));
        });

        Migrator.of(database.url(), forget).migrate().block();

        assertThat(database.value("select count(*) from users")).isEqualTo("10");
    }

    @Test
    void aTableInUseGetsAColumnWithoutNullsInOneMigration() {
        database.execute(USERS);
        Migration token = change(1, "token", schema -> {
            schema.alterTable("users", table -> {
                table.add("token", Types.uuid()).nullable();
                table.changeDefault("token", null, "gen_random_uuid()");
            });
            schema.backfill(
                    "users", rows -> rows.set("token", "gen_random_uuid()").where("token is null"));
            schema.alterTable("users", table -> table.setNotNull("token"));
        });
        Migrator migrator = Migrator.of(database.url(), token);

        migrator.migrate().block();

        assertThat(database.value("select count(distinct token) from users")).isEqualTo("1000");
        assertThat(database.value(
                        "select attnotnull from pg_attribute where attrelid = 'users'::regclass and attname = 'token'"))
                .isEqualTo("t");
        assertThat(migrator.down().block().versions()).containsExactly(1L);
    }

    @Test
    void aTableWithoutAKeyIsAskedFor() {
        database.execute("create table users (name text, label text)");

        StepVerifier.create(migrator(rows -> rows.set("label", "name")).migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-305: 1 fill, step 1 of 1: there is no primary key to go by
                          statement: update "users" set "label" = name
                          because: table users has none, or there is no such table
                          fix: say which columns are unique and without nulls: .by("tenant", "number")"""));
    }

    @Test
    void whatSetsNothingIsRefusedWhenItIsWritten() {
        assertThatThrownBy(() -> Definition.of(change(1, "fill", schema -> schema.backfill("users", rows -> {}))))
                .hasMessage("""
                        MIG-101: a backfill of users sets nothing
                          because: it is said for each column what it is set to, and rows are deleted by deleteInBatches
                          fix: schema.backfill("users", rows -> rows.set("column", "expression"))""");
    }

    private Migrator migrator(Consumer<BackfillWritten> rows) {
        return Migrator.of(database.url(), change(1, "fill", schema -> schema.backfill("users", rows)));
    }
}
