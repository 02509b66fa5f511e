package io.millrace.migrate.schema;

import static io.millrace.migrate.schema.Types.bigint;
import static io.millrace.migrate.schema.Types.integer;
import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.timestamptz;
import static io.millrace.migrate.schema.Types.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.migrate.Changes;
import io.millrace.migrate.Migrator;
import io.millrace.test.database.TestDatabase;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    @Behaviour("migration.exs:535")
    void aTableIsMadeAndEnded() {
        try (RoundTrip on = RoundTrip.on()) {
            on.changes(
                    schema -> schema.createTable("posts", table -> {
                        table.id();
                        table.column("title", text()).comment("what it is called");
                        table.column("views", integer()).defaultsTo(0);
                        table.column("state", text()).defaultsTo("it's new");
                        table.column("shown", Types.bool()).defaultsTo(true);
                        table.column("at", timestamptz()).nullable().defaultsToSql("now()");
                        table.index("title").where("shown");
                        table.comment("what people write");
                    }),
                    "+ table posts",
                    "+ column posts.id bigint identity always not null",
                    "+ column posts.title text not null",
                    "+ column posts.views integer default 0 not null",
                    "+ column posts.state text default 'it''s new'::text not null",
                    "+ column posts.shown boolean default true not null",
                    "+ column posts.at timestamp with time zone default now()",
                    "+ constraint posts posts_pkey PRIMARY KEY (id)",
                    "+ index CREATE INDEX posts_title_idx ON public.posts USING btree (title) WHERE shown",
                    "+ comment table posts what people write",
                    "+ comment column title of table posts what it is called");
        }
    }

    @Test
    void aDroppedTableComesBackWithItsIndexes() {
        try (RoundTrip on = RoundTrip.on("create table posts (id int8 generated always as identity not null,"
                + " constraint posts_pkey primary key (id), title text not null);"
                + " create index posts_title_idx on posts (title)")) {
            on.changes(
                    schema -> schema.dropTable("posts", table -> {
                        table.id();
                        table.column("title", text());
                        table.index("title");
                    }),
                    "- table posts",
                    "- column posts.id bigint identity always not null",
                    "- column posts.title text not null",
                    "- constraint posts posts_pkey PRIMARY KEY (id)",
                    "- index CREATE INDEX posts_title_idx ON public.posts USING btree (title)");
        }
    }

    @Test
    @Behaviour("migration.exs:693")
    void aTableIsRenamedAndMovedToAnotherSchema() {
        try (RoundTrip on = RoundTrip.on("create schema old; create table posts (id int4)")) {
            on.changes(
                    schema -> {
                        schema.renameTable("posts", "articles");
                        schema.moveTable("articles", "old");
                    },
                    "- table posts",
                    "- column posts.id integer",
                    "+ table old.articles",
                    "+ column old.articles.id integer");
        }
    }

    @Test
    void aTableThatWasMovedComesBackToTheSchemaOfItsTenant() {
        try (TestDatabase database =
                TestDatabase.create("create schema old; create schema tenant; create table tenant.posts (id int4)")) {
            Migrator migrator = Migrator.of(
                            database.url(),
                            Changes.change(
                                    1,
                                    "move",
                                    schema -> schema.safe(
                                            "a test of the language", safe -> safe.moveTable("posts", "old"))))
                    .inSchema("tenant");

            migrator.migrate().block();
            assertThat(database.value("select to_regclass('old.posts') is not null"))
                    .isEqualTo("t");
            migrator.down().block();
            assertThat(database.value("select to_regclass('tenant.posts') is not null"))
                    .isEqualTo("t");
        }
    }

    @Test
    void aColumnComesBackWithWhatItWasBoundBy() {
        try (RoundTrip on = RoundTrip.on("create table users (id int8 primary key);"
                + " create table posts (id int4, author int8 constraint posts_author_key unique"
                + " constraint posts_author_fkey references users)")) {
            on.changes(
                    schema -> schema.alterTable(
                            "posts",
                            table -> table.dropColumn(
                                    "author",
                                    bigint(),
                                    was -> was.nullable().unique().references("users"))),
                    "- column posts.author bigint",
                    "- constraint posts posts_author_key UNIQUE (author)",
                    "- constraint posts posts_author_fkey FOREIGN KEY (author) REFERENCES users(id)");
        }
    }

    @Test
    void aColumnOfALongNameTakesNoNulls() {
        String table = "a_table_of_which_the_name_is_rather_long";
        String column = "a_column_of_which_it_is_too";
        try (RoundTrip on = RoundTrip.on("create table " + table + " (" + column + " text)")) {
            on.made(schema -> schema.alterTable(table, altered -> altered.setNotNull(column)));

            assertThat(on.database()
                            .value("select attnotnull from pg_attribute where attrelid = '" + table
                                    + "'::regclass and attname = '" + column + "'"))
                    .isEqualTo("t");
        }
    }

    @Test
    @Behaviour("migrations_test.exs:183")
    void columnsAreGeneratedIdentifiedAndCollated() {
        try (RoundTrip on = RoundTrip.on()) {
            on.changes(
                    schema -> schema.createTable("lines", table -> {
                        table.column("id", bigint()).identityByDefault().primaryKey();
                        table.column("number", bigint()).identity(1000, 10);
                        table.column("name", text()).collate("C");
                        table.column("price", Types.numeric(10, 2));
                        table.column("gross", Types.numeric()).nullable().storedAs("price * 1.2");
                        table.unlogged();
                    }),
                    "+ table lines unlogged",
                    "+ column lines.id bigint identity not null",
                    "+ column lines.number bigint identity always from 1000 by 10 not null",
                    "+ column lines.name text collate C not null",
                    "+ column lines.price numeric(10,2) not null",
                    "+ column lines.gross numeric stored (price * 1.2)",
                    "+ constraint lines lines_pkey PRIMARY KEY (id)");
        }
    }

    @Test
    void virtualColumnsCameWithPostgreSql18() {
        try (RoundTrip on = RoundTrip.on("create table lines (price numeric)")) {
            Consumer<Schema> change = schema -> schema.alterTable(
                    "lines",
                    table -> table.add("net", Types.numeric()).nullable().virtualAs("price * 0.8"));
            if (on.serverVersion() >= 18) {
                on.changes(change, "+ column lines.net numeric virtual (price * 0.8)");
            } else {
                on.refuses(change, "syntax error at or near \"virtual\"");
            }
        }
    }

    @Test
    @Behaviour({"migration.exs:604", "migration.exs:679", "migration.exs:686"})
    void columnsAreAddedDroppedAndRenamed() {
        try (RoundTrip on = RoundTrip.on("create table posts (id int4, old text default 'x' not null, kept text)")) {
            on.changes(
                    schema -> schema.alterTable("posts", table -> {
                        table.add("title", text()).defaultsTo("").comment("new");
                        table.dropColumn("old", text(), was -> was.defaultsTo("x"));
                        table.renameColumn("kept", "stays");
                    }),
                    "- column posts.old text default 'x'::text not null",
                    "- column posts.kept text",
                    "+ column posts.stays text",
                    "+ column posts.title text default ''::text not null",
                    "+ comment column title of table posts new");
        }
    }

    @Test
    void columnsChangeTheirTypeDefaultNullsAndIdentity() {
        try (RoundTrip on =
                RoundTrip.on("create table posts (id int4 not null, title varchar(20), at text default 'x')")) {
            on.changes(
                    schema -> schema.alterTable("posts", table -> {
                        table.changeType("title", varchar(50)).from(varchar(20));
                        table.changeDefault("at", "'x'", "'y'");
                        table.setNotNull("title");
                        table.addIdentity("id");
                        table.setParameters("fillfactor = 70", "fillfactor");
                    }),
                    "- table posts",
                    "- column posts.id integer not null",
                    "- column posts.title character varying(20)",
                    "- column posts.at text default 'x'::text",
                    "+ table posts with fillfactor=70",
                    "+ column posts.id integer identity not null",
                    "+ column posts.title character varying(50) not null",
                    "+ column posts.at text default 'y'::text");
        }
    }

    @Test
    @Behaviour("migration.exs:630")
    void aTypeChangesByAnExpressionAndBack() {
        try (RoundTrip on = RoundTrip.on("create table posts (price text); insert into posts values ('12')")) {
            on.changes(
                    schema -> schema.alterTable(
                            "posts",
                            table -> table.changeType("price", integer())
                                    .from(text())
                                    .using("price::int4")),
                    "- column posts.price text",
                    "+ column posts.price integer");
        }
    }

    @Test
    void nullsIdentityAndExpressionsAreGivenUp() {
        try (RoundTrip on =
                RoundTrip.on("create table posts (id int4 generated by default as identity, title text not null)")) {
            on.changes(
                    schema -> schema.alterTable("posts", table -> {
                        table.dropNotNull("title");
                        table.dropIdentity("id");
                    }),
                    "- column posts.id integer identity not null",
                    "- column posts.title text not null",
                    "+ column posts.id integer not null",
                    "+ column posts.title text");
        }
        try (RoundTrip on = RoundTrip.on("create table a (b int4, c int4 generated always as (b + 1) stored)")) {
            on.stays(
                    schema -> {
                        schema.irreversible();
                        schema.alterTable("a", table -> table.dropExpression("c"));
                    },
                    "- column a.c integer stored (b + 1)",
                    "+ column a.c integer");
        }
    }

    @Test
    @Behaviour({"migration.exs:588", "migration.exs:593", "migration.exs:712", "migration.exs:718", "migration.exs:725"
    })
    void whatIsThereOrGoneAlreadyDoesNoHarm() {
        try (RoundTrip on = RoundTrip.on("create table posts (id int4)")) {
            on.stays(
                    schema -> {
                        schema.irreversible();
                        schema.createTableIfNotExists("posts", table -> {
                            table.column("id", integer());
                            table.index("id");
                        });
                        schema.dropTableIfExists("nothing");
                        schema.alterTable("posts", table -> {
                            table.addIfNotExists("id", integer());
                            table.dropColumnIfExists("nothing", text());
                            table.dropConstraintIfExists("nothing");
                        });
                    },
                    "+ index CREATE INDEX posts_id_idx ON public.posts USING btree (id)");
        }
    }

    @Test
    void aTableIsParted() {
        try (RoundTrip on = RoundTrip.on("create table old (at date not null, id int4)")) {
            on.changes(
                    schema -> {
                        schema.createTable("hits", table -> {
                            table.column("at", Types.date());
                            table.column("id", integer()).nullable();
                            table.partitionBy("range (at)");
                        });
                        schema.createPartition("hits_2026", "hits", "for values from ('2026-01-01') to ('2027-01-01')");
                        schema.attachPartition("old", "hits", "for values from (minvalue) to ('2026-01-01')");
                    },
                    "- table old",
                    "+ table old of hits FOR VALUES FROM (MINVALUE) TO ('2026-01-01')",
                    "+ table hits partition by RANGE (at)",
                    "+ table hits_2026 of hits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
                    "+ column hits.at date not null",
                    "+ column hits.id integer",
                    "+ column hits_2026.at date not null",
                    "+ column hits_2026.id integer");
        }
    }

    @Test
    void aPartitionIsDetachedWhileTheRestIsUsed() {
        try (RoundTrip on = RoundTrip.on("create table hits (at int4 not null) partition by range (at);"
                + " create table part partition of hits for values from (1) to (10)")) {
            on.stays(
                    schema -> {
                        schema.irreversible();
                        schema.detachPartition("part", "hits", "for values from (1) to (10)");
                    },
                    "- table part of hits FOR VALUES FROM (1) TO (10)",
                    "+ table part",
                    "+ constraint part part_at_check CHECK (((at IS NOT NULL) AND (at >= 1) AND (at < 10)))");
        }
    }

    @Test
    void commentsChange() {
        try (RoundTrip on = RoundTrip.on(
                "create table posts (id int4); comment on table posts is 'a'; create index posts_idx on posts (id)")) {
            on.changes(
                    schema -> {
                        schema.commentTable("posts", "a", "b");
                        schema.commentColumn("posts", "id", null, "it's the key");
                        schema.comment("index posts_idx", null, "fast");
                    },
                    "- comment table posts a",
                    "+ comment table posts b",
                    "+ comment column id of table posts it's the key",
                    "+ comment index posts_idx fast");
        }
    }
}
