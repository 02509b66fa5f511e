package io.millrace.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.plan.Step;
import io.millrace.migrate.schema.Definition;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlFilesTest {

    private static final int PG_18 = 180_000;

    @TempDir
    private Path folder;

    @Test
    void aPairRunsUpAndDown() {
        file("1_create_users.up.sql", "create table users (id int8 primary key);\ncreate table a (b int);");
        file("1_create_users.down.sql", "drop table a; drop table users;");
        file("2_add_name.sql", "alter table users add column name text");
        try (TestDatabase database = TestDatabase.create()) {
            Migrator migrator = Migrator.of(RepoOptions.url(database.url()), MigrationSource.folder(folder));

            assertThat(migrator.migrateTo(1).block().versions()).containsExactly(1L);
            assertThat(database.value("select to_regclass('a') is not null")).isEqualTo("t");
            assertThat(migrator.down().block().versions()).containsExactly(1L);
            assertThat(database.value("select to_regclass('a') is null and to_regclass('users') is null"))
                    .isEqualTo("t");
            assertThat(migrator.migrate().block().versions()).containsExactly(1L, 2L);
        }
    }

    @Test
    void aValueOfAnEnumMayBeUsedByTheStatementAfterTheOneThatAddsIt() {
        file("1_mood.sql", "create type mood as enum ('calm'); create table users (mood mood)");
        file("2_wild.sql", "alter type mood add value 'wild'; insert into users values ('wild')");
        try (TestDatabase database = TestDatabase.create()) {
            Migrator.of(RepoOptions.url(database.url()), MigrationSource.folder(folder))
                    .migrate()
                    .block();

            assertThat(database.value("select mood from users")).isEqualTo("wild");
        }
    }

    @Test
    void foldersInItAreReadAndOrderIsThatOfTheNumbers() {
        file("2026/20261121093000_last.sql", "select 3");
        file("V9__ninth.sql", "select 2");
        file("old/1_first.sql", "select 1");
        file("README.md", "no migration");

        assertThat(definitions())
                .extracting(Definition::label)
                .containsExactlyInAnyOrder("1 first", "9 ninth", "20261121093000 last");
    }

    @Test
    void statementsAreTakenApartAsPostgresqlDoes() {
        file("1_all.sql", """
                -- a comment; with a semicolon
                create table a (b text default ';'); /* another; /* nested; */ one */
                create function f() returns trigger language plpgsql as $body$
                begin
                  new.b = 'x;y';
                  return new;
                end;
                $body$;
                create function g() returns int begin atomic select 1; select case when true then 2 end; end;
                insert into a values (E'it\\'s; fine'), ('it''s; fine'), ("odd;name");
                """);

        assertThat(statements(definitions().get(0)))
                .hasSize(4)
                .anySatisfy(
                        sql -> assertThat(sql).startsWith("create function f()").endsWith("$body$"))
                .anySatisfy(
                        sql -> assertThat(sql).startsWith("create function g()").endsWith("end"))
                .anySatisfy(sql -> assertThat(sql).startsWith("insert").endsWith("(\"odd;name\")"));
    }

    @Test
    void whatCannotRunInATransactionRunsAloneAndAllOfItWhereAComment() {
        file(
                "1_mixed.sql",
                "create table a (b int); create index concurrently a_b on a (b); comment on table a is 'x'");
        file("2_alone.sql", "-- millrace: no transaction\nselect 1; select 2");

        assertThat(steps("mixed")).extracting(Step::transactional).containsExactly(true, false, true);
        assertThat(steps("mixed").get(1).index()).isEqualTo("a_b");
        assertThat(steps("alone")).extracting(Step::transactional).containsExactly(false, false);
    }

    @Test
    void lineEndsAndLayoutAreNoEdit() {
        file("1_a.sql", "create table a (\n  b int\n);\n");
        String one = definitions().get(0).checksum();
        file("1_a.sql", "-- Licence\r\nCREATE TABLE a (b int)\r\n");

        assertThat(definitions().get(0).checksum()).isEqualTo(one);
    }

    @Test
    void filesOfTheClassPathAreNamed() {
        List<Definition> found = MigrationSource.resources(
                        SqlFilesTest.class, "1_create_notes.up.sql", "1_create_notes.down.sql")
                .definitions();

        assertThat(found).extracting(Definition::label).containsExactly("1 create_notes");
        assertThat(found.get(0).down()).hasSize(1);
        assertThatThrownBy(() -> MigrationSource.resources(SqlFilesTest.class, "2_nothing.sql")
                        .definitions())
                .hasMessage("""
                        MIG-101: file 2_nothing.sql is no migration
                          because: there is no such file on the class path
                          fix: check the name; it begins with a slash""");
    }

    @Test
    void whatIsNoMigrationIsToldByItsName() {
        refused("create_users.sql", "select 1", """
                MIG-101: file create_users.sql is no migration
                  because: its name does not say which number it is
                  fix: name it like 1_create_users.sql""");
        refused("3_empty.sql", "-- nothing\n", """
                MIG-101: file 3_empty is no migration
                  because: there is no statement in it
                  fix: write one, or delete the file""");
        refused("4_back.down.sql", "select 1", """
                MIG-101: file 4_back.down.sql is no migration
                  because: there is nothing that it takes back
                  fix: write 4_back.up.sql""");
    }

    @Test
    void whatIsSaidBehindTheLastStatementCounts() {
        file("7_expand.sql", "select 1");
        file("9_drop.sql", "alter table users drop column nick;\n-- millrace: ends 7\n");
        file("10_alone.sql", "vacuum users;\n-- millrace: no transaction");

        assertThat(definitions().stream().filter(one -> one.version() == 9))
                .extracting(Definition::ends)
                .containsExactly(7L);
        assertThat(steps("alone")).extracting(Step::transactional).containsExactly(false);
    }

    @Test
    void whatNobodyWouldReadIsRefused() {
        refused("1_a.sql", "-- millrace: edns 7\nselect 1", """
                MIG-101: file 1_a: nobody reads -- millrace: edns 7
                  because: it is none that the migrator knows: safe, all safe, no transaction, ends, expect
                  fix: write one of: -- millrace: safe(C01): why; -- millrace: all safe: why; -- millrace: no transaction; -- millrace: ends 7; -- millrace: expect empty users, or no values users (nick), no nulls users (name), unique users (email)""");
        refused("1_a.sql", "select 1; -- millrace: safe: it is empty", """
                MIG-101: file 1_a: nobody reads -- millrace: safe: it is empty
                  because: no statement stands behind it, and it is of the one that does
                  fix: write it before the statement that it is about""");
        for (String wrong : List.of("expect", "expect unique users", "expect no nulls users (a, b)", "ends seven")) {
            refusedAnyhow("-- millrace: " + wrong + "\nselect 1", "nobody reads -- millrace: " + wrong + "\n");
        }
    }

    @Test
    void whatTakesBackEndsNothing() {
        file("1_a.up.sql", "select 1");
        refused("1_a.down.sql", "-- millrace: ends 7\nselect 1", """
                MIG-101: file 1_a: nobody reads -- millrace: ends 7
                  because: it stands in the script that takes the migration back, which no rule looks at
                  fix: write it in the script that goes up, or leave it out""");
        file("1_a.down.sql", "-- millrace: no transaction\nvacuum");
        assertThat(definitions()).hasSize(1);
    }

    private void refusedAnyhow(String text, String message) {
        Path file = file("1_a.sql", text);
        assertThatThrownBy(this::definitions).hasMessageContaining(message);
        assertThat(file.toFile().delete()).isTrue();
    }

    @Test
    void aMigrationStandsInOneFile() {
        file("1_a.up.sql", "select 1");
        file("1_a.sql", "select 2");

        assertThatThrownBy(this::definitions).hasMessageContaining("its other direction stands in two files");
    }

    private void refused(String name, String text, String message) {
        Path file = file(name, text);
        assertThatThrownBy(this::definitions).hasMessage(message);
        assertThat(file.toFile().delete()).isTrue();
    }

    private List<Definition> definitions() {
        return MigrationSource.folder(folder).definitions();
    }

    private List<Step> steps(String name) {
        return Step.of(
                definitions().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .up(),
                PG_18);
    }

    private static List<String> statements(Definition definition) {
        return definition.up().stream().map(Operation::meaning).toList();
    }

    private Path file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
