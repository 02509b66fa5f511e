package io.millrace.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that seed, resolve and introspect, and that every command answers in JSON. */
class CommandsTest {

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path folder;

    private Terminal terminal = new Terminal(database, Path.of("nowhere"));

    @BeforeEach
    void write() throws IOException {
        terminal = new Terminal(database, folder);
        write("1_create_users.up.sql", "create table users (id int8 primary key, name text)");
        write("1_create_users.down.sql", "drop table users");
        write("2_index.up.sql", "create index concurrently names on users (name)");
        write("2_index.down.sql", "drop index concurrently if exists names");
    }

    private Path write(String name, String sql) throws IOException {
        return Files.writeString(folder.resolve(name), sql);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void seedsRunOnceAndAgainWhenTheySaySomethingElse(@TempDir Path seeds) throws IOException {
        Path ann = Files.writeString(
                seeds.resolve("ann.sql"), "insert into users values (1, 'Ann') on conflict (id) do nothing");
        Path bob = Files.writeString(seeds.resolve("bob.sql"), "insert into users values (2, 'Bob')");

        assertThat(terminal.run("seed", ann.toString())).isEqualTo(1);
        assertThat(terminal.errors()).startsWith("MIG-205: 2 migrations have not run");
        terminal.run("up");
        terminal.printed();
        assertThat(terminal.run("seed", ann.toString(), bob.toString())).isZero();
        assertThat(terminal.printed()).isEqualTo("ran ann.sql\nran bob.sql\n");
        assertThat(terminal.run("seed", ann.toString(), bob.toString())).isZero();
        assertThat(terminal.printed()).isEqualTo("nothing to do\n");
        Files.writeString(ann, "insert into users values (3, 'Cleo')");
        assertThat(terminal.run("seed", ann.toString(), bob.toString(), "--json"))
                .isZero();
        assertThat(terminal.printed()).isEqualTo("{\"seeded\":[\"ann.sql\"]}\n");
        assertThat(database.value("select string_agg(name, ' ' order by id) from users"))
                .isEqualTo("Ann Bob Cleo");
        assertThat(terminal.run("seed")).isEqualTo(64);
        assertThat(terminal.run("seed", "missing.sql")).isEqualTo(1);
        assertThat(terminal.errors()).contains("file missing.sql cannot be read");
    }

    @Test
    void aStepOfWhichNobodyKnowsIsResolved() throws IOException {
        terminal.run("up");
        write("3_drop_names.sql", "-- millrace: safe: nobody asks by name\ndrop index concurrently names");
        assertThat(terminal.run("up")).isZero();
        killedInTheMiddle();
        terminal.printed();

        assertThat(terminal.run("up")).isEqualTo(1);
        assertThat(terminal.errors()).startsWith("MIG-204: 3 drop_names: step 1 was begun, and its end is not known\n");
        assertThat(terminal.run("resolve", "3")).isEqualTo(64);
        assertThat(terminal.run("resolve", "3", "--done", "--again")).isEqualTo(64);
        assertThat(terminal.run("resolve", "3", "--done")).isZero();
        assertThat(terminal.printed()).isEqualTo("the step of 3 is written down as done\n");
        assertThat(terminal.run("up")).isZero();
        assertThat(terminal.printed()).isEqualTo("nothing to do\n");

        database.execute("create index names on users (name)");
        killedInTheMiddle();
        assertThat(terminal.run("resolve", "3", "--again", "--json")).isZero();
        assertThat(terminal.printed()).isEqualTo("{\"resolved\":3,\"done\":false}\n");
        assertThat(terminal.run("up")).isZero();
        assertThat(terminal.printed()).startsWith("ran 3 drop_names");
        assertThat(terminal.run("resolve", "7", "--done")).isEqualTo(1);
        assertThat(terminal.errors()).contains("MIG-206: there is no migration 7\n");
    }

    private void killedInTheMiddle() {
        database.execute("update millrace_migrations set state = 'begun' where version = 3");
    }

    @Test
    void recordsAreWrittenOfTheTablesThatAreThere() throws IOException {
        database.execute(
                "create type role as enum ('admin', 'guest');"
                        + " create table users (id int8 generated always as identity primary key, name text not null, role role)");

        assertThat(terminal.run("introspect", "org.shop")).isZero();
        assertThat(terminal.printed()).contains("public enum Role {").contains("public record User(");
        assertThat(terminal.run("introspect", "org.shop", "--into", folder.toString(), "--json"))
                .isZero();
        List<String> files = new ArrayList<>();
        json().get("files").forEach(file -> files.add(file.asText()));
        assertThat(files)
                .containsExactly(
                        folder.resolve("org/shop/Role.java").toString(),
                        folder.resolve("org/shop/User.java").toString());
        Path user = folder.resolve("org/shop/User.java");
        assertThat(user).content().contains("package org.shop;").contains("String name");
        Files.writeString(user, "mine");
        assertThat(terminal.run("introspect", "org.shop", "--into", folder.toString()))
                .isZero();
        assertThat(terminal.printed()).contains("left " + user + " as it is");
        assertThat(user).hasContent("mine");
    }

    @Test
    void everyCommandAnswersInJson() throws IOException {
        assertThat(terminal.run("plan", "--json")).isZero();
        assertThat(json().get(0).get("statements").get(0).asText()).startsWith("create table users");
        assertThat(terminal.run("up", "--json")).isZero();
        assertThat(json().get("ran")).hasSize(2);
        assertThat(terminal.run("redo", "--json")).isZero();
        assertThat(json().get("ran")).hasSize(2);
        assertThat(terminal.run("down", "--json")).isZero();
        assertThat(json().get("ran").get(0).get("direction").asText()).isEqualTo("down");
        assertThat(terminal.run("trace", "--json")).isZero();
        assertThat(json().get(0).get("statement").asText()).startsWith("create index concurrently");
        assertThat(terminal.run("lint", "--json")).isZero();
        assertThat(json()).isEmpty();
        assertThat(terminal.run("baseline", "2", "--json")).isZero();
        assertThat(json().get("baseline").asInt()).isEqualTo(2);
        assertThat(terminal.run("status", "--json")).isZero();
        assertThat(json().get(1).get("state").asText()).isEqualTo("up");
        assertThat(terminal.run("repair", "--json")).isZero();
        json();
        assertThat(terminal.run("dump", "--json")).isZero();
        assertThat(json().get("sql").asText()).contains("create table public.users");
        assertThat(terminal.run("new", "add nick", "--json")).isZero();
        assertThat(json().get("files")).hasSize(2);
        assertThat(terminal.run("introspect", "org.shop", "--json")).isZero();
        assertThat(json().get("User.java").asText()).contains("public record User(");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(terminal.printed());
    }
}
