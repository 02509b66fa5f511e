package io.millrace.migrate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.RepoOptions;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class StillUsedTest {

    private static final String CREATE = "create table users (id int8 primary key, name text, legacy text)";
    private static final String SAFE = "-- millrace: safe: a test\n";

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aColumnThatARecordHasIsNotDropped() {
        Migrator migrator = migrator(SAFE + "alter table users drop column legacy", null);

        StepVerifier.create(migrator.migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                MIG-105: 2 change: column users.legacy is still used by record User
                  statement: alter table users drop column legacy
                  because: User.old reads and writes it: every statement of User would fail from then on
                  fix: take User.old out of the code, release that, and run this migration with the release after it"""));
        assertThat(database.value("select to_regclass('users') is null")).isEqualTo("t");
    }

    @Test
    void aColumnThatARecordHasGetsNoOtherName() {
        StepVerifier.create(migrator(SAFE + "alter table users rename legacy to new", null)
                        .migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-105: 2 change: column users.legacy is still used by record User"));
    }

    @Test
    void aTableThatARecordHasStays() {
        StepVerifier.create(migrator(SAFE + "drop table users", null).migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-105: 2 change: table users is still used by record User"));
        StepVerifier.create(migrator(SAFE + "alter table users rename to people", null)
                        .migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-105: 2 change: table users is still used by record User"));
    }

    @Test
    void aTableThatARecordHasStaysInItsSchema() {
        isStillUsed("alter table users set schema archive", null, "table users");
        isStillUsed("alter table billing.users set schema archive", "billing", "table billing.users");
        isStillUsed("alter schema billing rename to invoices", "billing", "table billing.users");
        isStillUsed("drop schema if exists audit, billing cascade", "billing", "table billing.users");
        isStillUsed("drop schema public cascade", null, "table users");
    }

    @Test
    void aViewThatARecordIsOfStays() {
        isStillUsed("drop view if exists audit, users", null, "table users");
        isStillUsed("drop materialized view users", null, "table users");
        isStillUsed("alter view users rename to people", null, "table users");
        isStillUsed("alter materialized view users rename column legacy to older", null, "column users.legacy");
        isStillUsed("alter view if exists users set schema archive", null, "table users");
        isStillUsed("drop foreign table users", null, "table users");
    }

    private void isStillUsed(String change, @Nullable String schema, String what) {
        StepVerifier.create(migrator(SAFE + change, schema).migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-105: 2 change: " + what + " is still used by record User\n"));
    }

    @Test
    void aTableThatComesBackWasNotTakenAway() {
        String moved = SAFE + "create schema archive;" + SAFE + "alter table users set schema archive;" + SAFE
                + "alter table archive.users set schema public";
        String made = SAFE + "drop table users;" + SAFE + "create view users as select 1 as id, 'x' as legacy";
        String renamed = SAFE + "create schema archive;" + SAFE + "alter schema archive rename to older;" + SAFE
                + "alter table users set schema older;" + SAFE + "alter schema older rename to archive;" + SAFE
                + "alter table archive.users rename to people;" + SAFE + "alter table archive.people set schema public;"
                + SAFE + "alter table people rename to users";

        assertThat(List.of(moved, made, renamed)).allSatisfy(script -> {
            try (TestDatabase other = TestDatabase.create()) {
                assertThat(migrator(other, script, null).migrate().block().versions())
                        .containsExactly(1L, 2L);
            }
        });
    }

    @Test
    void whatNoRecordHasMayGo() {
        assertThat(migrator(SAFE + "alter table users drop column name", null)
                        .migrate()
                        .block()
                        .versions())
                .containsExactly(1L, 2L);
    }

    @Test
    void aColumnThatComesBackWasNotTakenAway() {
        String swap = SAFE + "alter table users rename column legacy to older;" + SAFE
                + "alter table users add column legacy text";

        assertThat(migrator(swap, null).migrate().block().versions()).containsExactly(1L, 2L);
    }

    @Test
    void theSameNameInAnotherSchemaIsAnother() {
        assertThat(migrator(SAFE + "alter table users drop column legacy", "billing")
                        .migrate()
                        .block()
                        .versions())
                .containsExactly(1L, 2L);
    }

    @Test
    void aNameWithTheSchemaThatItIsInAnywayIsTheSame() {
        StepVerifier.create(migrator(SAFE + "alter table public.users drop column legacy", null)
                        .migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-105: 2 change: column users.legacy is still used by record User"));
        StepVerifier.create(migrator(SAFE + "drop table users", "public").migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-105: 2 change: table public.users is still used by record User"));
    }

    private Migrator migrator(String change, @Nullable String schema) {
        return migrator(database, change, schema);
    }

    private static Migrator migrator(TestDatabase database, String change, @Nullable String schema) {
        TableDefinition users = new TableDefinition(
                schema,
                "users",
                "User",
                List.of(ColumnDefinition.of("id", "id", "int8").key(0), ColumnDefinition.of("old", "legacy", "text")),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        MigrationSource source =
                MigrationSource.sql(1, "create", CREATE, null).and(MigrationSource.sql(2, "change", change, null));
        return Migrator.of(RepoOptions.url(database.url()), source).usedBy(users);
    }
}
