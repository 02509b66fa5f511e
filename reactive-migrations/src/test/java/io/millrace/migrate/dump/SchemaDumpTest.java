package io.millrace.migrate.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.migrate.Changes;
import io.millrace.migrate.Migrator;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SchemaDumpTest {

    private static final String EVERYTHING = """
            create schema shop;
            create extension if not exists citext;
            create type mood as enum ('calm', 'it''s wild');
            create domain shop.price as numeric(10, 2) default 1 not null constraint positive check (value > 0);
            create type point2 as (x int, y int);
            create sequence tickets as int4 increment 5 start 10;
            create function touch() returns trigger language plpgsql as $$ begin new.at = now(); return new; end $$;
            create table users (id int8 generated always as identity primary key, "Name" text collate "C" not null,
              mail citext, mood mood default 'calm', old serial, at timestamptz, area int4 generated always as (1 + 1) stored,
              constraint named check ("Name" <> ''), constraint mails unique nulls not distinct (mail));
            create function label(users) returns text language sql as 'select $1."Name"';
            create table shop.orders (id uuid default gen_random_uuid() primary key,
              user_id int8 references users on delete cascade deferrable initially deferred, cost shop.price, at point2);
            create unlogged table shop.carts () with (fillfactor = 70);
            create table events (at date not null, id int8 not null, primary key (at, id)) partition by range (at);
            create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
            create index events_id on events (id);
            create index users_lower on users (lower("Name") desc) where mood = 'calm';
            create view calm as select id, "Name" from users where mood = 'calm';
            create view calmer as select id from calm;
            create materialized view counts as select count(*) as n from users;
            create unique index counts_n on counts (n);
            create trigger touched before update on users for each row execute function touch();
            alter table users enable row level security;
            create policy own on users for select using ("Name" = current_user);
            comment on table users is 'who''s here';
            comment on column users.mail is 'where';
            """;

    private final TestDatabase database = TestDatabase.create();
    private final TestDatabase other = TestDatabase.create();
    private final SchemaDump dump = SchemaDump.of(RepoOptions.url(database.url()));
    private final SchemaDump copy = SchemaDump.of(RepoOptions.url(other.url()));

    @AfterEach
    void close() {
        database.close();
        other.close();
    }

    @Behaviour({"storage_test.exs:130", "storage_test.exs:273"})
    @Test
    void whatIsLoadedIsWhatWasDumped() {
        database.execute(EVERYTHING);
        String script = dump.write().block();

        copy.load(script).block();

        assertThat(copy.write().block()).isEqualTo(script);
        assertThat(script).contains("""
                create table public.users (
                  id bigint generated always as identity not null,
                  "Name" text collate pg_catalog."C" not null,
                  mail public.citext,
                  mood public.mood default 'calm'::public.mood,
                  old integer default nextval('public.users_old_seq'::regclass) not null,
                  at timestamp with time zone,
                  area integer generated always as ((1 + 1)) stored not null
                );
                """.replace(" stored not null", " stored"));
        assertThat(other.value("select count(*) from pg_class where relnamespace in ('public'::regnamespace,"
                        + " 'shop'::regnamespace)"))
                .isEqualTo(database.value("select count(*) from pg_class where relnamespace in"
                        + " ('public'::regnamespace, 'shop'::regnamespace)"));
    }

    @Test
    void aTestDatabaseCanBeMadeOfIt() {
        database.execute(EVERYTHING);

        try (TestDatabase loaded = TestDatabase.create(dump.write().block())) {
            assertThat(loaded.value("select n from (select count(*) as n from users) c"))
                    .isEqualTo("0");
        }
    }

    @Behaviour("storage_test.exs:159")
    @Test
    void aScriptThatFailsLeavesNothing() {
        StepVerifier.create(copy.load("create table one (id int8); create table one (id int8)"))
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-305: structure of %s: PostgreSQL refused a statement
                          because: relation "one" already exists (SQLSTATE 42P07)
                          fix: correct what was asked for and ask again: nothing has taken effect""".formatted(other.name())));
        assertThat(other.value("select to_regclass('one') is null")).isEqualTo("t");
    }

    @Behaviour("storage_test.exs:175")
    @Test
    void whatHasRunIsKnownToTheCopy() {
        Migrator.of(database.url(), Changes.table(1, "users"), Changes.table(2, "posts"))
                .migrate()
                .block();

        copy.load(dump.write().block()).block();

        assertThat(Migrator.of(
                                other.url(),
                                Changes.table(1, "users"),
                                Changes.table(2, "posts"),
                                Changes.table(3, "new"))
                        .migrate()
                        .block()
                        .versions())
                .containsExactly(3L);
    }

    @Behaviour(
            value = {"storage_test.exs:183", "storage_test.exs:206", "storage_test.exs:230"},
            differs = "each schema is dumped with its own history, and all of them unless some are named")
    @Test
    void eachSchemaBringsItsHistoryAlong() {
        for (String schema : new String[] {"a", "b"}) {
            Migrator.of(database.url(), Changes.table(1, "users"))
                    .inSchema(schema)
                    .migrate()
                    .block();
        }

        assertThat(dump.schemas("a").write().block())
                .contains("create schema if not exists a;", "insert into a.millrace_migrations", "create table a.users")
                .doesNotContain("b.users");
        copy.load(dump.write().block()).block();
        assertThat(other.column("select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_schema in ('a', 'b') order by 1"))
                .containsExactly("a.millrace_migrations", "a.users", "b.millrace_migrations", "b.users");
        assertThat(other.value("select count(*) from b.millrace_migrations")).isEqualTo("1");
    }
}
