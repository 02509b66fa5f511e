package io.millrace.migrate.schema;

import static io.millrace.migrate.schema.Types.integer;
import static io.millrace.migrate.schema.Types.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ObjectsTest {

    private static final String TOUCH = "create function touch() returns trigger language plpgsql as $$"
            + " begin new.at = now(); return new; end; $$";

    @Test
    void schemasExtensionsAndSequences() {
        try (RoundTrip on =
                RoundTrip.on("create schema gone; create sequence gone_seq start 7; create extension pg_trgm")) {
            on.changes(
                    schema -> {
                        schema.createSchema("billing");
                        schema.dropSchema("gone");
                        schema.createExtension("citext");
                        schema.dropExtension("pg_trgm");
                        schema.createSequence("numbers", "start with 100 increment by 5");
                        schema.dropSequence("gone_seq", "start with 7");
                        schema.renameSequence("numbers", "tickets");
                        schema.renameSchema("billing", "money");
                    },
                    "- schema gone",
                    "- extension pg_trgm",
                    "- sequence gone_seq bigint from 7 by 1",
                    "+ schema money",
                    "+ extension citext",
                    "+ sequence tickets bigint from 100 by 5");
        }
    }

    @Test
    void typesAndDomains() {
        try (RoundTrip on = RoundTrip.on("create type gone as enum ('a', 'b'); create type pair as (a int4, b text);"
                + " create domain odd as int4 check (value % 2 = 1); create type mood as enum ('ok', 'sad')")) {
            on.changes(
                    schema -> {
                        schema.createEnum("role", "admin", "it's me");
                        schema.dropEnum("gone", "a", "b");
                        schema.createType("address", "street text, city varchar(80)");
                        schema.dropType("pair", "a int4, b text");
                        schema.createDomain("email", text(), "value like '%@%'");
                        schema.dropDomain("odd", integer(), "value % 2 = 1");
                        schema.renameEnumValue("mood", "sad", "blue");
                        schema.renameType("mood", "feeling");
                    },
                    "- enum gone a, b",
                    "- enum mood ok, sad",
                    "- type pair (a integer, b text)",
                    "- domain odd integer CHECK (((VALUE % 2) = 1))",
                    "+ enum role admin, it's me",
                    "+ enum feeling ok, blue",
                    "+ type address (street text, city character varying(80))",
                    "+ domain email text CHECK ((VALUE ~~ '%@%'::text))");
        }
    }

    @Test
    void anEnumTakesMoreValuesAndNeverLosesThem() {
        try (RoundTrip on = RoundTrip.on("create type mood as enum ('ok')")) {
            on.stays(
                    schema -> {
                        schema.irreversible();
                        schema.addEnumValue("mood", "glad");
                        schema.addEnumValueBefore("mood", "sad", "ok");
                        schema.addEnumValueAfter("mood", "fine", "ok");
                    },
                    "- enum mood ok",
                    "+ enum mood sad, ok, fine, glad");
        }
        assertThatThrownBy(() -> Definition.of(new Migration(1, "mood") {
                    @Override
                    protected void change(Schema schema) {
                        schema.addEnumValue("mood", "glad");
                    }
                }))
                .hasMessage("""
                        MIG-103: 1 mood: this cannot be taken back
                          statement: alter type "mood" add value if not exists 'glad'
                          because: change(…) goes both ways, and of this only one way is known
                          fix: PostgreSQL cannot take a value out of an enum: say schema.irreversible() first""");
    }

    @Test
    void viewsAndMaterializedViews() {
        try (RoundTrip on = RoundTrip.on("create table posts (id int4, title text); create view gone as select 1 as a;"
                + " create view kept as select id from posts; create view named as select id from posts;"
                + " create materialized view stale as select id from posts with no data")) {
            on.changes(
                    schema -> {
                        schema.createView("titles", "select title from posts");
                        schema.dropView("gone", "select 1 as a");
                        schema.replaceView("kept", "select id from posts", "select id + 1 as id from posts");
                        schema.renameView("named", "renamed");
                        schema.createMaterializedView("sums", "select count(*) as n from posts");
                        schema.dropMaterializedView("stale", "select id from posts");
                    },
                    "- view gone as SELECT 1 AS a;",
                    "- view kept as SELECT id FROM posts;",
                    "- view named as SELECT id FROM posts;",
                    "- matview stale as SELECT id FROM posts; (empty)",
                    "+ view titles as SELECT title FROM posts;",
                    "+ view kept as SELECT (id + 1) AS id FROM posts;",
                    "+ view renamed as SELECT id FROM posts;",
                    "+ matview sums as SELECT count(*) AS n FROM posts; (empty)");
        }
    }

    @Test
    void aMaterializedViewIsFilled() {
        try (RoundTrip on = RoundTrip.on("create materialized view sums as select 1 as n with no data;"
                + " create unique index sums_n on sums (n)")) {
            on.stays(
                    schema -> {
                        schema.fillMaterializedView("sums");
                        schema.refreshMaterializedView("sums");
                    },
                    "- matview sums as SELECT 1 AS n; (empty)",
                    "+ matview sums as SELECT 1 AS n;");
        }
    }

    @Test
    void functionsAndTriggersFromText() {
        try (RoundTrip on = RoundTrip.on("create table posts (id int4, at timestamptz);"
                + " create function old() returns int4 language sql as 'select 1';"
                + " create function kept() returns int4 language sql as 'select 1'")) {
            on.changes(
                    schema -> {
                        schema.createFunction("touch()", TOUCH);
                        schema.createTrigger(
                                "touch", "posts", "before update", "for each row execute function touch()");
                        schema.dropFunction("old()", "create function old() returns int4 language sql as 'select 1'");
                        schema.replaceFunction(
                                "create or replace function kept() returns int4 language sql as 'select 1'",
                                "create or replace function kept() returns int4 language sql as 'select 2'");
                    },
                    "- function old() select 1",
                    "- function kept() select 1",
                    "+ function kept() select 2",
                    "+ function touch()  begin new.at = now(); return new; end; ",
                    "+ trigger CREATE TRIGGER touch BEFORE UPDATE ON public.posts FOR EACH ROW EXECUTE FUNCTION touch()");
        }
        try (RoundTrip on = RoundTrip.on(
                "create table posts (at timestamptz)",
                TOUCH,
                "create trigger touch before update on posts for each row execute function touch()")) {
            on.changes(
                    schema -> schema.dropTrigger(
                            "touch", "posts", "before update", "for each row execute function touch()"),
                    "- trigger CREATE TRIGGER touch BEFORE UPDATE ON public.posts FOR EACH ROW EXECUTE FUNCTION touch()");
        }
    }

    @Test
    void rowLevelSecurity() {
        try (RoundTrip on = RoundTrip.on("create table notes (owner text); alter table notes enable row level security;"
                + " create table open (owner text); create policy gone on notes using (true)")) {
            on.changes(
                    schema -> {
                        schema.enableRowSecurity("open");
                        schema.forceRowSecurity("open");
                        schema.createPolicy("own", "open", "for select using (owner = current_user)");
                        schema.dropPolicy("gone", "notes", "using (true)");
                        schema.disableRowSecurity("notes");
                    },
                    "- table open",
                    "- table notes row security",
                    "- policy notes gone ALL true",
                    "+ table notes",
                    "+ table open row security forced",
                    "+ policy open own SELECT (owner = CURRENT_USER)");
        }
    }

    @Test
    void statementsAsTheyAreWritten() {
        try (RoundTrip on = RoundTrip.on("create table posts (id int4)")) {
            on.changes(
                    schema -> {
                        schema.execute("create table a (b int4); create index on a (b) /* ; */", "drop table a");
                        schema.executeAlone("vacuum posts", "analyze posts");
                        schema.executeResource(ObjectsTest.class, "search.up.sql", "search.down.sql");
                    },
                    "+ table a",
                    "+ column a.b integer",
                    "+ index CREATE INDEX a_b_idx ON public.a USING btree (b)",
                    "+ table searches",
                    "+ column searches.id integer");
        }
        assertThatThrownBy(() -> Definition.of(new Migration(1, "missing") {
                    @Override
                    protected void change(Schema schema) {
                        schema.executeResource(ObjectsTest.class, "nothing.sql", "nothing.sql");
                    }
                }))
                .hasMessage("""
                        MIG-101: there is no file nothing.sql beside ObjectsTest
                          because: it is looked for in the package io.millrace.migrate.schema, or from the root with a slash
                          fix: check the name, and that the file is part of the build""");
    }

    @Test
    void whatIsDroppedWithoutSayingWhatItWasIsRefusedWhenItIsWritten() {
        assertThat(said(schema -> schema.dropTable("users"))).isEqualTo("""
                        MIG-103: 1 said: this cannot be taken back
                          statement: drop table "users"
                          because: change(…) goes both ways, and of this only one way is known
                          fix: say what it was: schema.dropTable("users", table -> …)""");
        assertThat(said(schema -> schema.alterTable("users", table -> table.dropConstraint("a"))))
                .isEqualTo("""
                        MIG-103: 1 said: this cannot be taken back
                          statement: alter table "users" drop constraint "a"
                          because: change(…) goes both ways, and of this only one way is known
                          fix: say what it was: table.dropCheck(name, condition), table.dropForeignKey(column, other), table.dropUnique(columns)""");
        assertThat(said(schema -> schema.alterTable("users", table -> table.changeType("age", text()))))
                .endsWith("fix: say which type it has now: table.changeType(\"age\", …).from(…)");
        assertThat(said(schema -> schema.dropTableCascade("users")))
                .endsWith("fix: say what it was: schema.dropTable(\"users\", table -> …)");
    }

    private static String said(java.util.function.Consumer<Schema> change) {
        try {
            Definition.of(new Migration(1, "said") {
                @Override
                protected void change(Schema schema) {
                    change.accept(schema);
                }
            });
            return "";
        } catch (io.millrace.migrate.failure.MigrationFailure refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
