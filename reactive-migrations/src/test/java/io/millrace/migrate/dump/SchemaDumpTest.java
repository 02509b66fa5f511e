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

    /** What has to come in another order than by kind and name. */
    private static final String TANGLED = """
            create table zoned (at date not null, id int8 not null) partition by range (at);
            create table later partition of zoned for values from ('2026-01-01') to ('2027-01-01') partition by list (id);
            create table earliest partition of later for values in (1);
            create table attached (id int8 not null default 7, at date not null, constraint local check (id < 100));
            alter table zoned attach partition attached for values from ('2027-01-01') to ('2028-01-01');
            create table posts (id int8 primary key, body text);
            create function count_posts() returns int8 return (select count(*) from posts);
            create view shown as select id, body from posts;
            create function of_view() returns setof shown language sql as 'select * from public.shown';
            create function takes_view(shown) returns int8 language sql as 'select $1.id';
            create function takes_all(posts[]) returns int4 language sql as 'select cardinality($1)';
            create function gives_rows() returns table (p posts) language sql as 'select p from public.posts p';
            create view a_counted as select count_posts() as n, gives_rows() as p;
            create type span as range (subtype = float8, subtype_diff = float8mi, multirange_type_name = spans);
            create type a_pair as (one span, many spans);
            create domain z_text as text;
            create domain b_text as z_text;
            create type a_holder as (it b_text);
            create function is_even(int4) returns bool language sql immutable as 'select $1 % 2 = 0';
            create domain even as int4 constraint only_even check (is_even(value));
            create function a_default() returns int8 language sql as 'select 1::int8';
            create table defaulted (id int8 default a_default(), spans spans, pair a_pair, held a_holder, e even);
            """;

    /** What was once lost without a word. */
    private static final String EASILY_LOST = """
            create table numbered (id int4 generated always as identity (start with 100 increment by 10 minvalue 5 maxvalue 900
                cycle cache 3), other int8 generated by default as identity (sequence name odd_name), name text not null);
            create table parent (id int8 default 1, note text, constraint kept check (id > 0));
            create table child (own int4 default 3, constraint owned check (own > 0)) inherits (parent);
            alter table child alter column id set default 2;
            alter table child alter column note set not null;
            create unique index numbered_name on numbered (name);
            alter table numbered replica identity using index numbered_name;
            alter table numbered cluster on numbered_name;
            alter table parent replica identity full;
            create table forced (id int8);
            alter table forced force row level security;
            create function noop() returns trigger language plpgsql as $$ begin return new; end $$;
            create trigger off before insert on parent for each row execute function noop();
            create trigger always before update on parent for each row execute function noop();
            alter table parent disable trigger off;
            alter table parent enable always trigger always;
            create table parted (id int8) partition by range (id);
            create table parted_1 partition of parted for values from (1) to (10);
            create trigger cloned before insert on parted for each row execute function noop();
            alter table parted_1 disable trigger cloned;
            create function plus(int8, int8) returns int8 language sql immutable as 'select $1 + $2';
            create aggregate total(int8) (sfunc = plus, stype = int8, initcond = '0', parallel = safe);
            create aggregate all_rows(*) (sfunc = int8inc, stype = int8, initcond = '0');
            create statistics numbered_s (dependencies) on id, name from numbered;
            create table ruled (id int8);
            create rule nothing as on delete to ruled do instead nothing;
            create view plain as select id from ruled;
            alter view plain alter column id set default 5;
            alter table numbered alter column name set storage external;
            alter table numbered alter column name set statistics 500;
            alter table numbered alter column name set (n_distinct = 7);
            create schema noted;
            create type noted.mood as enum ('calm');
            create domain noted.positive as int4 constraint above check (value > 0);
            create type noted.pair as (one int4);
            create sequence noted.numbers;
            comment on schema noted is 'a schema';
            comment on schema public is 'ours';
            comment on type noted.mood is 'a type';
            comment on type noted.pair is 'a row type';
            comment on column noted.pair.one is 'its column';
            comment on domain noted.positive is 'a domain';
            comment on constraint above on domain noted.positive is 'of a domain';
            comment on constraint kept on parent is 'of a table';
            comment on function plus(int8, int8) is 'a function';
            comment on aggregate total(int8) is 'an aggregate';
            comment on aggregate all_rows(*) is 'of rows';
            comment on trigger off on parent is 'a trigger';
            comment on sequence noted.numbers is 'a sequence';
            comment on index numbered_name is 'an index';
            comment on statistics numbered_s is 'statistics';
            comment on view plain is 'a view';
            """;

    /** What there is of each kind, by its name: asked of the catalogues, and not of what wrote the script. */
    private static final String STRUCTURE = """
            with own as (select oid, nspname from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema')
            select 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || case when c.relkind in ('v', 'm') or (
                select bool_or(not x.attislocal) from pg_attribute x where x.attrelid = c.oid and not c.relispartition)
                then 0 else (select count(*) from pg_attribute b where b.attrelid = a.attrelid and b.attnum > 0
                  and b.attnum <= a.attnum and not b.attisdropped) end
                || format_type(a.atttypid, a.atttypmod) || a.attnotnull || a.attidentity::text || a.attgenerated::text
                || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || a.attislocal || a.attinhcount || a.attstorage::text
                || coalesce(a.attstattarget, -1) || coalesce(a.attoptions::text, '') || a.attcollation::regcollation as line
            from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid
              and d.adnum = a.attnum where c.relnamespace in (select oid from own) and c.relkind in ('r', 'p', 'v', 'm', 'c')
              and a.attnum > 0 and not a.attisdropped
            union all select 'relation ' || c.oid::regclass || c.relkind::text || c.relpersistence::text || c.relreplident::text
                || c.relrowsecurity || c.relforcerowsecurity || coalesce(c.reloptions::text, '') || c.relispartition
                || coalesce(pg_get_expr(c.relpartbound, c.oid), '') from pg_class c where c.relnamespace in (select oid from own)
            union all select 'inherits ' || inhrelid::regclass || ' ' || inhparent::regclass || inhseqno from pg_inherits
              where inhrelid::regclass::text !~ 'pkey|idx'
            union all select 'constraint ' || conrelid::regclass || contypid::regtype || ' ' || conname || ' '
                || pg_get_constraintdef(oid) || convalidated || conislocal || coninhcount || connoinherit from pg_constraint
              where connamespace in (select oid from own) and contype <> 'n'
            union all select 'index ' || pg_get_indexdef(indexrelid) || indisvalid || indisreplident || indisclustered
              from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace in (select oid from own)
            union all select 'enum ' || enumtypid::regtype || ' ' || string_agg(enumlabel, ',' order by enumsortorder)
              from pg_enum group by enumtypid
            union all select 'type ' || t.oid::regtype || t.typtype::text || t.typnotnull || coalesce(t.typdefault, '')
                || format_type(t.typbasetype, t.typtypmod) from pg_type t where t.typnamespace in (select oid from own)
            union all select 'range ' || rngtypid::regtype || rngsubtype::regtype || rngsubdiff::text || rngmultitypid::regtype
              from pg_range where rngtypid >= 16384
            union all select 'sequence ' || seqrelid::regclass || seqtypid::regtype || seqstart || ' ' || seqincrement || ' '
                || seqmin || ' ' || seqmax || ' ' || seqcache || seqcycle from pg_sequence
            union all select 'routine ' || p.oid::regprocedure || p.prokind::text || pg_get_function_result(p.oid)
                || md5(p.prosrc) || p.provolatile::text || p.proparallel::text from pg_proc p
              where p.pronamespace in (select oid from own) and not exists (select 1 from pg_depend e
                where e.objid = p.oid and e.deptype = 'e')
            union all select 'aggregate ' || aggfnoid::regprocedure || aggtransfn || aggtranstype::regtype
                || coalesce(agginitval, '') from pg_aggregate where aggfnoid::oid >= 16384
            union all select 'trigger ' || tgrelid::regclass || ' ' || tgname || tgenabled::text || pg_get_triggerdef(oid)
              from pg_trigger where not tgisinternal
            union all select 'policy ' || polrelid::regclass || ' ' || polname || polcmd::text || polpermissive
              || coalesce(pg_get_expr(polqual, polrelid), '') from pg_policy
            union all select 'rule ' || ev_class::regclass || ' ' || pg_get_ruledef(oid) from pg_rewrite where oid >= 16384
            union all select 'statistics ' || pg_get_statisticsobjdef(oid) || coalesce(stxstattarget, -1) from pg_statistic_ext
            union all select 'comment ' || i.type || ' ' || i.identity || ' ' || d.description from pg_description d
              cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
              where d.objoid >= 16384 or i.identity = 'public'
            order by 1
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
    void whatNeedsSomethingComesAfterIt() {
        same(TANGLED);
    }

    @Test
    void nothingOfATableIsLost() {
        same(EASILY_LOST);
    }

    @Test
    void everythingIsTheSameInTheCatalogues() {
        same(EVERYTHING);
    }

    private void same(String structure) {
        database.execute(structure);
        String script = dump.write().block();

        copy.load(script).block();

        assertThat(String.join("\n", other.column(STRUCTURE))).isEqualTo(String.join("\n", database.column(STRUCTURE)));
        assertThat(copy.write().block()).isEqualTo(script);
    }

    @Test
    void theSameStructureIsTheSameScriptWhateverOrderItWasMadeIn() {
        database.execute("create function f(int4) returns int4 language sql as 'select 1';"
                + " create function f(text) returns int4 language sql as 'select 2';"
                + " create domain one as int4; create domain two as int4;"
                + " create view a as select 1 as n; create view b as select 2 as n");
        other.execute("create view b as select 2 as n; create view a as select 1 as n;"
                + " create domain two as int4; create domain one as int4;"
                + " create function f(text) returns int4 language sql as 'select 2';"
                + " create function f(int4) returns int4 language sql as 'select 1'");

        assertThat(copy.write().block()).isEqualTo(dump.write().block());
    }

    @Test
    void whatIsNotCarriedIsNamed() {
        database.execute("create function same(int4, int4) returns bool language sql as 'select true';"
                + " create operator === (leftarg = int4, rightarg = int4, function = same);"
                + " create type kind as (id int8); create table kinds of kind;"
                + " create collation german (provider = icu, locale = 'de')");
        String script = dump.write().block();

        assertThat(script).startsWith("""
                -- not carried: collation public.german
                -- not carried: of what type table public.kinds is
                -- not carried: operator public.===(integer,integer)
                set check_function_bodies = off;
                """);
        copy.load(script).block();
        assertThat(other.value("select to_regclass('kinds') is not null")).isEqualTo("t");
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
