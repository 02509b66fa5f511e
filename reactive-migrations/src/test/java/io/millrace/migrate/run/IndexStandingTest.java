package io.millrace.migrate.run;

import static io.millrace.migrate.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Changes;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.schema.Migration;
import io.millrace.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Which index is taken for the one that a step has built, and what is left of a step whose build was refused. */
class IndexStandingTest {

    private static final Migration USERS = Changes.table(1, "users");
    private static final Migration INDEX =
            change(2, "index_names", schema -> schema.alterTable("users", table -> table.uniqueIndex("name")));

    private final TestDatabase database = TestDatabase.create();
    private final Migrator migrator = Migrator.of(database.url(), USERS, INDEX);

    @BeforeEach
    void users() {
        migrator.migrateTo(1).block();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anotherIndexOfItsNameIsInTheWayEachTime() {
        database.execute("create index users_name_idx on users (id)");

        taken();
        taken();
        assertThat(database.value("select count(*) from millrace_migrations where version = 2"))
                .isEqualTo("0");

        database.execute("drop index users_name_idx");
        assertThat(migrator.migrate().block().versions()).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create unique index users_name_idx on users (id)",
                "create index users_name_idx on users (name)",
                "create unique index users_name_idx on users (name, id)",
                "create unique index users_name_idx on users (lower(name))",
                "create unique index users_name_idx on users (name) where id > 3",
                "create unique index users_name_idx on users (name desc)",
                "create unique index users_name_idx on users (name nulls first)",
                "create unique index users_name_idx on users (name) include (id)",
                "create table other (name text); create unique index users_name_idx on other (name)"
            })
    void anotherIndexIsNotTakenForTheOneThatAKilledStepBegan(String other) {
        database.execute(other);
        begun();

        taken();
    }

    @Test
    void anotherKindOfIndexIsNotTakenForTheOneThatAKilledStepBegan() {
        Migration plain = change(2, "plain", schema -> schema.alterTable("users", table -> table.index("name")));
        database.execute("create index users_name_idx on users using hash (name)");
        database.execute("insert into millrace_migrations values (2, 'up', 0, 'plain', '"
                + Definition.of(plain).checksum() + "', 1, 'begun')");

        StepVerifier.create(Migrator.of(database.url(), USERS, plain).migrate())
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).hasMessageContaining("relation \"users_name_idx\" already exists"));
    }

    @Test
    void anInvalidIndexOfAnotherTableIsLeftToWhoBuildsIt() {
        database.execute("create table other (name text); create unique index users_name_idx on other (name);"
                + " update pg_index set indisvalid = false where indexrelid = 'users_name_idx'::regclass");

        taken();

        assertThat(database.value("select indrelid::regclass from pg_index where indexrelid ="
                        + " to_regclass('users_name_idx')"))
                .isEqualTo("other");
    }

    @Test
    void theIndexThatAKilledStepHasBuiltIsTaken() {
        database.execute("create unique index users_name_idx on users (name)");
        begun();

        assertThat(migrator.migrate().block().versions()).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index concurrently two on public.users (name text_pattern_ops desc nulls last, ID)",
                "create index concurrently two on users (name desc, id asc nulls first) include (id) where (id) > 3",
                "create unique index concurrently if not exists two on only users using btree (lower(name), (id + 1)) include (id)",
                "create index concurrently two on users using brin (id int8_minmax_multi_ops(values_per_range = 16)) where id > 3"
            })
    void anIndexIsKnownHoweverItIsWritten(String statement) {
        Migration two = change(2, "two", schema -> schema.executeAlone(statement, "drop index concurrently two"));
        database.execute(statement.replace("concurrently", ""));
        database.execute("insert into millrace_migrations values (2, 'up', 0, 'two', '"
                + Definition.of(two).checksum() + "', 1, 'begun')");

        assertThat(Migrator.of(database.url(), USERS, two).migrate().block().versions())
                .containsExactly(2L);
    }

    @Test
    void anIndexThatMayBeThereIsLeftAsItIs() {
        Migrator perhaps = Migrator.of(
                database.url(),
                USERS,
                change(
                        2,
                        "perhaps",
                        schema -> schema.alterTable(
                                "users", table -> table.uniqueIndex("name").ifNotExists())));
        database.execute("create unique index users_name_idx on users (name)");

        assertThat(perhaps.migrate().block().versions()).containsExactly(2L);
    }

    @Test
    void anIndexThatMayBeThereIsBuiltAgainWhereItIsInvalid() {
        Migrator perhaps = Migrator.of(
                database.url(),
                USERS,
                change(
                        2,
                        "perhaps",
                        schema -> schema.alterTable(
                                "users", table -> table.uniqueIndex("name").ifNotExists())));
        database.execute("insert into users (name) values ('Ann'), ('Ann')");
        StepVerifier.create(perhaps.migrate()).verifyError();
        database.execute("delete from users");

        assertThat(perhaps.migrate().block().versions()).containsExactly(2L);
        assertThat(database.value("select indisvalid from pg_index where indexrelid = 'users_name_idx'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void aStepThatIsWrittenWrongIsCorrectedAndRunAgain() {
        Migration wrong =
                change(2, "index_names", schema -> schema.alterTable("users", table -> table.uniqueIndex("nmae")));

        fails(Migrator.of(database.url(), USERS, wrong).migrate(), """
                MIG-305: 2 index_names, step 1 of 1: PostgreSQL refused a statement
                  statement: create unique index concurrently "users_nmae_idx" on "users" ("nmae")
                  because: column "nmae" does not exist (SQLSTATE 42703)
                  fix: correct the migration and run it again: nothing of this step has taken effect""");

        assertThat(migrator.migrate().block().versions()).containsExactly(2L);
    }

    @Test
    void whereEarlierStepsHaveRunTheCorrectionIsSaid() {
        Migrator wrong = Migrator.of(database.url(), USERS, noted("nmae"));
        Migrator right = Migrator.of(database.url(), USERS, noted("name"));

        fails(wrong.migrate(), """
                MIG-305: 2 noted, step 2 of 2: PostgreSQL refused a statement
                  statement: create index concurrently "users_nmae_idx" on "users" ("nmae")
                  because: column "nmae" does not exist (SQLSTATE 42703)
                  fix: correct the migration and run it again: nothing of this step has taken effect; steps before it have run: once the migration is corrected, say so by migrator.repair()""");

        right.repair().block();
        assertThat(right.migrate().block().versions()).containsExactly(2L);
    }

    private static Migration noted(String column) {
        return change(2, "noted", schema -> {
            schema.createTable("notes", table -> table.id());
            schema.alterTable("users", table -> table.index(column));
        });
    }

    private void begun() {
        database.execute("insert into millrace_migrations values (2, 'up', 0, 'index_names', '"
                + Definition.of(INDEX).checksum() + "', 1, 'begun')");
    }

    private void taken() {
        fails(migrator.migrate(), """
                MIG-305: 2 index_names, step 1 of 1: PostgreSQL refused a statement
                  statement: create unique index concurrently "users_name_idx" on "users" ("name")
                  because: relation "users_name_idx" already exists (SQLSTATE 42P07)
                  fix: correct the migration and run it again: nothing of this step has taken effect""");
    }

    private static void fails(Mono<?> work, String message) {
        StepVerifier.create(work)
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage(message));
    }
}
