package io.millrace.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import io.millrace.test.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandTest {

    private final TestDatabase database = TestDatabase.create();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private final List<TableDefinition> records = new ArrayList<>(List.of(new TableDefinition(
            null,
            "users",
            "User",
            List.of(
                    ColumnDefinition.of("id", "id", "int8").orNull(),
                    ColumnDefinition.of("name", "name", "text").orNull(),
                    ColumnDefinition.of("age", "age", "int4").orNull()),
            List.of(),
            List.of(),
            List.of(),
            List.of())));

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        environment.put("DATABASE_URL", database.url());
        environment.put("MILLRACE_MIGRATIONS", folder.toString());
        Files.writeString(folder.resolve("1_create_users.up.sql"), "create table users (id int8, name text)");
        Files.writeString(folder.resolve("1_create_users.down.sql"), "drop table users");
        Files.writeString(folder.resolve("2_index.up.sql"), "create index concurrently names on users (name)");
        Files.writeString(folder.resolve("2_index.down.sql"), "drop index concurrently names");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void runsAndTakesBack() {
        assertThat(run("up", "--to", "1")).isZero();
        assertThat(printed()).matches("ran 1 create_users in \\d+ ms\n");
        assertThat(run("up")).isZero();
        assertThat(printed()).matches("ran 2 index in \\d+ ms\n");
        assertThat(run("up")).isZero();
        assertThat(printed()).isEqualTo("nothing to do\n");
        assertThat(run("redo")).isZero();
        assertThat(printed()).matches("took back 2 index in \\d+ ms\nran 2 index in \\d+ ms\n");
        assertThat(run("down", "--steps", "2")).isZero();
        assertThat(printed()).matches("took back 2 index in \\d+ ms\ntook back 1 create_users in \\d+ ms\n");
        assertThat(run("up", "--steps", "1", "--json")).isZero();
        assertThat(printed())
                .matches(
                        "\\{\"ran\":\\[\\{\"version\":1,\"name\":\"create_users\",\"direction\":\"up\",\"millis\":\\d+}],"
                                + "\"newer\":\\[]}\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void tellsWhereEverythingStands() {
        run("up", "--to", "1");
        printed();

        assertThat(run("status")).isZero();
        assertThat(printed()).isEqualTo("""
                up        1 create_users
                down      2 index
                """);
        assertThat(run("status", "--exit-code")).isEqualTo(2);
        printed();
        assertThat(run("status", "--json")).isZero();
        assertThat(printed()).isEqualTo("""
                [{"version":1,"name":"create_users","state":"up"},{"version":2,"name":"index","state":"down"}]
                """);
    }

    @Test
    void printsWhatItWouldSend() {
        assertThat(run("plan")).isZero();
        assertThat(printed()).isEqualTo("""
                -- 1 create_users, step 1
                begin;
                create table users (id int8, name text);
                commit;
                -- 2 index, step 1
                create index concurrently names on users (name);
                """);
        assertThat(run("plan", "--exit-code")).isEqualTo(2);
        assertThat(database.value("select to_regclass('users') is null")).isEqualTo("t");
    }

    @Test
    void saysWhatCannotBeTakenBack() throws IOException {
        Files.delete(folder.resolve("2_index.down.sql"));

        assertThat(run("plan")).isZero();
        assertThat(printed()).endsWith("""
                commit;
                -- 2 index: red, it cannot be taken back
                -- 2 index, step 1
                create index concurrently names on users (name);
                """);
        assertThat(run("plan", "--json")).isZero();
        assertThat(printed()).contains("\"grade\":\"green\"", "\"grade\":\"red\"");
    }

    @Test
    void refusesWhatIsNotSafe() throws IOException {
        records.clear();
        run("up");
        printed();
        Files.writeString(folder.resolve("3_drop_name.sql"), "alter table users drop column name");

        assertThat(run("up")).isEqualTo(4);
        assertThat(errors()).startsWith("MIG-104: 3 drop_name: A column is dropped (C01)\n");
    }

    @Test
    void saysWhatPostgresqlLocks() throws IOException {
        run("up");
        printed();
        Files.writeString(folder.resolve("3_add_age.sql"), "alter table users add column age int");

        assertThat(run("trace")).isZero();
        assertThat(printed()).isEqualTo("""
                -- 3 add_age, step 1
                alter table users add column age int
                   users: AccessExclusiveLock (reads and writes wait)
                """);
    }

    @Test
    void takesOverADatabaseAndAnEditedMigration() throws IOException {
        database.execute("create table users (id int8, name text)");
        assertThat(run("baseline", "1")).isZero();
        assertThat(printed()).isEqualTo("all up to 1 are written down as run\n");
        Files.writeString(folder.resolve("1_create_users.up.sql"), "create table users (id int8, name text, age int)");

        assertThat(run("up")).isEqualTo(1);
        assertThat(errors()).startsWith("MIG-201: 1 create_users was changed after it had run\n");
        assertThat(run("repair")).isZero();
        assertThat(run("up")).isZero();
    }

    @Test
    void aFailureIsToldInJsonToo() throws IOException {
        Files.writeString(folder.resolve("bad.sql"), "select 1");

        assertThat(run("up", "--json")).isEqualTo(1);
        assertThat(printed())
                .isEqualTo(
                        "{\"error\":{\"code\":\"MIG-101\",\"message\":\"MIG-101: file bad.sql is no migration\\n"
                                + "  because: its name does not say which number it is\\n  fix: name it like 1_create_users.sql\"}}\n");
    }

    @Test
    void aLockThatIsHeldHasAnExitCodeOfItsOwn() throws java.sql.SQLException {
        run("up", "--to", "1");
        try (java.sql.Connection other = java.sql.DriverManager.getConnection(
                        "jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                java.sql.Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(x'" + key() + "'::bit(64)::int8)");

            assertThat(run("up", "--wait", "0")).isEqualTo(5);
        }
    }

    /** FNV-1a of the history's name in quotes, with its schema. */
    private static String key() {
        long hash = 0xcbf29ce484222325L;
        for (char c : "\"public\".\"millrace_migrations\"".toCharArray()) {
            hash = (hash ^ c) * 0x100000001b3L;
        }
        return "%016x".formatted(hash);
    }

    @Test
    void thePasswordIsNeverOnTheScreen() {
        String url = "postgresql://ann:s3cret@localhost:1/app";
        List<String[]> calls = List.of(
                new String[] {"up", "--url", url},
                new String[] {"up", "--url", url, "--json"},
                new String[] {"up", url},
                new String[] {"up", "--url", url + "?password=s3cret&nonsense=1"},
                new String[] {"--bogus=" + url});

        for (String[] call : calls) {
            assertThat(run(call)).as(Arrays.toString(call)).isNotZero();
        }
        assertThat(printed() + errors()).contains("localhost").doesNotContain("s3cret");
    }

    @Test
    void writesAnEmptyMigration() throws IOException {
        assertThat(run(
                        "new",
                        "AddNick to users!",
                        "--folder",
                        folder.resolve("new").toString()))
                .isZero();
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).sorted())
                    .containsExactly(
                            "20261121093000_add_nick_to_users.down.sql", "20261121093000_add_nick_to_users.up.sql");
        }
        assertThat(run("new", "add_nick", "--java", "org.shop.tables")).isZero();
        assertThat(folder.resolve("org/shop/tables/V20261121093000_AddNick.java"))
                .hasContent("""
                package org.shop.tables;

                import io.millrace.migrate.schema.Migration;
                import io.millrace.migrate.schema.Schema;

                /** What it is for. */
                final class V20261121093000_AddNick extends Migration {

                    @Override
                    protected void change(Schema schema) {}
                }
                """);
        assertThat(run("new", "add_nick", "--java", "org.shop.tables")).isEqualTo(1);
        assertThat(errors()).contains("FileAlreadyExistsException");
    }

    @Test
    void helpsAndCompletes() {
        assertThat(run("--help")).isZero();
        assertThat(printed())
                .contains("Changes the tables of a PostgreSQL database")
                .contains("baseline")
                .contains("Exit codes:")
                .contains("5    another migrator holds the lock")
                .doesNotContain("\u001b[");
        assertThat(run("up", "--help")).isZero();
        assertThat(printed()).contains("--steps").contains("--json");
        assertThat(run("completion")).isZero();
        assertThat(printed())
                .startsWith("#!/usr/bin/env bash")
                .contains("baseline")
                .contains("--any-order");
        assertThat(run()).isEqualTo(64);
        assertThat(run("sideways")).isEqualTo(64);
        assertThat(run("up", "--to", "1", "--steps", "2")).isEqualTo(64);
    }

    @Test
    void writesWhatTheRecordsNeed() throws IOException {
        run("up");
        printed();

        assertThat(run("diff", "--exit-code")).isEqualTo(3);
        assertThat(printed()).isEqualTo("""
                alter table "users" add column "age" int4;
                -- users.names is in the database, and no record declares it: CREATE INDEX names ON public.users USING btree (name); --drop users.names drops it
                """);
        assertThat(run("diff", "--name", "Add age", "--drop", "users.names")).isZero();
        assertThat(printed()).contains("20261121093000_add_age.up.sql").contains("20261121093000_add_age.down.sql");
        assertThat(run("up")).isZero();
        printed();
        assertThat(run("diff", "--exit-code", "--json")).isZero();
        assertThat(printed()).isEqualTo("{\"statements\":[],\"up\":\"\",\"down\":\"\",\"files\":[]}\n");
        assertThat(run("diff")).isZero();
        assertThat(printed()).isEqualTo("records and database are alike\n");
    }

    @Test
    void asksForRecordsWhereThereAreNone() {
        records.clear();

        assertThat(run("diff")).isEqualTo(1);
        assertThat(errors())
                .startsWith("there are no records here to compare with: call the command from your application");
    }

    @Test
    void refusesWhatItsRecordsStillUse() throws IOException {
        run("up");
        Files.writeString(
                folder.resolve("3_drop.sql"), "-- millrace: safe: said in vain\nalter table users drop column name");
        printed();

        assertThat(run("up")).isEqualTo(4);
        assertThat(errors()).startsWith("MIG-105: ");
        assertThat(database.value("select count(*) from information_schema.columns where column_name = 'name'"
                        + " and table_name = 'users'"))
                .isEqualTo("1");
    }

    @Test
    void tellsWhatIsNotSafe() throws IOException {
        run("up");
        printed();
        assertThat(run("lint")).isZero();
        assertThat(printed()).isEqualTo("nothing to tell\n");
        Files.writeString(folder.resolve("3_drop.sql"), "drop table users");

        assertThat(run("lint")).isEqualTo(4);
        assertThat(printed())
                .startsWith("3 drop: C06 ")
                .contains("  statement: drop table users\n")
                .contains("  safely: ");
        assertThat(run("lint", "--json")).isEqualTo(4);
        assertThat(printed()).startsWith("[{\"version\":3,\"name\":\"drop\",\"rule\":\"C06\",");
    }

    @Test
    void dumpsAndLoads() throws IOException {
        run("up");
        printed();
        assertThat(run("dump")).isZero();
        String script = printed();
        assertThat(script).contains("create table public.users (\n  id bigint,\n  name text\n);");
        Path file = folder.resolve("structure");
        assertThat(run("dump", "--file", file.toString())).isZero();
        assertThat(printed()).isEqualTo("wrote " + file + "\n");
        assertThat(Files.readString(file)).isEqualTo(script);

        try (TestDatabase other = TestDatabase.create()) {
            assertThat(run("dump", "--load", file.toString(), "--url", other.url()))
                    .isZero();
            assertThat(other.value("select to_regclass('users') is not null")).isEqualTo("t");
        }
    }

    private int run(String... arguments) {
        return new Program(
                        null,
                        records,
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Clock.fixed(Instant.parse("2026-11-21T09:30:00Z"), ZoneOffset.UTC))
                .run(arguments);
    }

    private String printed() {
        String text = out.toString(StandardCharsets.UTF_8).replace("\r", "");
        out.reset();
        return text;
    }

    private String errors() {
        String text = err.toString(StandardCharsets.UTF_8).replace("\r", "");
        err.reset();
        return text;
    }
}
