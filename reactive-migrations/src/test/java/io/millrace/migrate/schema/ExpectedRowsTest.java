package io.millrace.migrate.schema;

import static io.millrace.migrate.Changes.change;
import static io.millrace.migrate.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What a migration expects of rows is looked at before anything of it is done. */
class ExpectedRowsTest {

    private static final Migration USERS = table(1, "users");

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void create() {
        Migrator.of(database.url(), USERS).migrate().block();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rowsThatAreAlikeAreToldBeforeAnIndexIsBuilt() {
        database.execute(
                "insert into users (name) values ('Ann'), ('Ann'), ('Bob'), ('Bob'), (null), (null), ('Cleo')");
        Migration unique = change(2, "unique", schema -> {
            schema.createTable("first", NewTable::id);
            schema.expectUnique("users", "name");
            schema.alterTable("users", users -> users.addUnique("name"));
        });

        StepVerifier.create(Migrator.of(database.url(), USERS, unique).migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-506: 2 unique: 2 values of users (name) stand in more than one row
                          because: the migration expects that there are none; nothing of it was begun
                          fix: look at them, and mend them before it: select "name", count(*) from "users" where "name" is not null group by "name" having count(*) > 1"""));
        assertThat(database.value("select to_regclass('first') is null and to_regclass('users_name_key') is null"))
                .isEqualTo("t");

        database.execute("delete from users where id in (2, 3)");
        Migrator migrator = Migrator.of(database.url(), USERS, unique);
        assertThat(migrator.migrate().block().versions()).containsExactly(2L);
        assertThat(migrator.down().block().versions()).containsExactly(2L);
    }

    @Test
    void rowsWithoutAValueAreToldBeforeNoNullsAreTaken() {
        database.execute("insert into users (name) values ('Ann'), (null), (null)");
        Migration strict = change(2, "strict", schema -> {
            schema.expectNoNulls("users", "name");
            schema.alterTable("users", users -> users.setNotNull("name"));
        });

        StepVerifier.create(Migrator.of(database.url(), USERS, strict).migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-506: 2 strict: 2 rows of users have no value in name
                          because: the migration expects that there are none; nothing of it was begun
                          fix: look at them, and mend them before it: select * from "users" where "name" is null"""));

        database.execute("delete from users where name is null");
        assertThat(Migrator.of(database.url(), USERS, strict).migrate().block().versions())
                .containsExactly(2L);
    }

    @Test
    void whatHoldsRowsIsNotDropped() {
        database.execute("insert into users (name) values (null)");
        Migration column = change(
                2,
                "column",
                schema -> schema.safe("nobody reads it", safe -> {
                    safe.expectNoValues("users", "name");
                    safe.alterTable("users", users -> users.dropColumn("name", Types.text()));
                }));
        database.execute("update users set name = 'Ann'");
        StepVerifier.create(Migrator.of(database.url(), USERS, column).migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-506: 2 column: 1 row or more of users has a value in name
                          because: the migration expects that there are none; nothing of it was begun
                          fix: look at them, and mend them before it: select count(*) from "users" where "name" is not null"""));
        database.execute("update users set name = null");
        assertThat(Migrator.of(database.url(), USERS, column).migrate().block().versions())
                .containsExactly(2L);
    }

    @Test
    void aTableThatHoldsRowsIsNotDropped() {
        database.execute("insert into users (name) values (null)");
        MigrationSource table = MigrationSource.of(USERS)
                .and(MigrationSource.sql(
                        2,
                        "table",
                        "-- millrace: safe: it is empty\ndrop table users;\n-- millrace: expect empty users",
                        null));
        StepVerifier.create(Migrator.of(RepoOptions.url(database.url()), table).migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-506: 2 table: 1 row or more of users is there
                          because: the migration expects that there are none; nothing of it was begun
                          fix: look at them, and mend them before it: select count(*) from "users\""""));
        database.execute("delete from users");
        assertThat(Migrator.of(RepoOptions.url(database.url()), table)
                        .migrate()
                        .block()
                        .versions())
                .containsExactly(2L);
    }

    @Test
    void sqlSaysTheSame() {
        database.execute("insert into users (name) values ('Ann'), ('Ann'), (null)");

        fails("-- millrace: expect unique public.users (id, name)\nselect 1", null);
        fails(
                "-- millrace: expect unique users (name)\nselect 1",
                "1 values of users (name) stand in more than one row");
        fails("/* millrace: expect no nulls users (name) */ select 1", "1 rows of users have no value in name");
        fails("select 1; -- millrace: expect no values users (name)", "1 row or more of users has a value in name");
    }

    private void fails(String script, @Nullable String message) {
        Migrator migrator = Migrator.of(
                RepoOptions.url(database.url()),
                MigrationSource.of(USERS).and(MigrationSource.sql(2, "look", script, "select 1")));
        if (message == null) {
            assertThat(migrator.migrate().block().versions()).containsExactly(2L);
            migrator.down().block();
        } else {
            StepVerifier.create(migrator.migrate())
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .hasMessageStartingWith("MIG-506: 2 look: " + message + "\n")
                            .isInstanceOfSatisfying(
                                    MigrationFailure.class,
                                    known -> assertThat(known.code()).isEqualTo(MigrationCode.UNEXPECTED_ROWS)));
        }
    }
}
