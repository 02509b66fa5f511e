package io.millrace.migrate.schema;

import static io.millrace.migrate.schema.Types.integer;
import static io.millrace.migrate.schema.Types.text;

import io.millrace.behaviour.Behaviour;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintsTest {

    private static final String USERS = "create table users (id int4 primary key, tenant int4, unique (tenant, id))";

    @Test
    void aNewTableHasEveryKindOfConstraint() {
        try (RoundTrip on = RoundTrip.on("create extension btree_gist", USERS)) {
            on.changes(
                    schema -> schema.createTable("stays", table -> {
                        table.column("room", integer());
                        table.column("during", Types.tstzrange());
                        table.column("guest", integer())
                                .references("users")
                                .onDelete(Action.CASCADE)
                                .onUpdate(Action.RESTRICT);
                        table.column("code", text()).uniqueNullsNotDistinct();
                        table.column("beds", integer()).check("beds > 0");
                        table.primaryKey("room", "guest").include("beds").named("stays_key");
                        table.unique("room", "code").deferred();
                        table.check("stays_code", "code <> ''");
                        table.exclude("no_overlap", "gist (room with =, during with &&)")
                                .where("beds > 1");
                    }),
                    "+ table stays",
                    "+ column stays.room integer not null",
                    "+ column stays.during tstzrange not null",
                    "+ column stays.guest integer not null",
                    "+ column stays.code text not null",
                    "+ column stays.beds integer not null",
                    "+ constraint stays stays_key PRIMARY KEY (room, guest) INCLUDE (beds)",
                    "+ constraint stays stays_guest_fkey FOREIGN KEY (guest) REFERENCES users(id) ON UPDATE RESTRICT ON DELETE CASCADE",
                    "+ constraint stays stays_code_key UNIQUE NULLS NOT DISTINCT (code)",
                    "+ constraint stays stays_beds_check CHECK ((beds > 0))",
                    "+ constraint stays stays_room_code_key UNIQUE (room, code) DEFERRABLE INITIALLY DEFERRED",
                    "+ constraint stays stays_code CHECK ((code <> ''::text))",
                    "+ constraint stays no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((beds > 1))");
        }
    }

    @Test
    void constraintsComeToATableInUse() {
        try (RoundTrip on =
                RoundTrip.on(USERS, "create table posts (id int4 not null, tenant int4, author int4, slug text)")) {
            on.changes(
                    schema -> schema.alterTable("posts", table -> {
                        table.addPrimaryKey("id");
                        table.addUnique("slug").nullsNotDistinct();
                        table.addCheck("posts_slug", "slug <> ''");
                        table.addForeignKey("author", "users")
                                .onDelete(Action.SET_NULL)
                                .deferrable();
                        table.addForeignKey(List.of("tenant", "author"), "users")
                                .columns("tenant", "id")
                                .onDelete(Action.SET_NULL, "author")
                                .matchFull()
                                .named("posts_tenant");
                    }),
                    "+ constraint posts posts_pkey PRIMARY KEY (id)",
                    "+ constraint posts posts_slug_key UNIQUE NULLS NOT DISTINCT (slug)",
                    "+ constraint posts posts_slug CHECK ((slug <> ''::text))",
                    "+ constraint posts posts_author_fkey FOREIGN KEY (author) REFERENCES users(id) ON DELETE SET NULL DEFERRABLE",
                    "+ constraint posts posts_tenant FOREIGN KEY (tenant, author) REFERENCES users(tenant, id) MATCH FULL ON DELETE SET NULL (author)");
        }
    }

    @Test
    void constraintsGoAndComeBack() {
        try (RoundTrip on = RoundTrip.on(
                USERS,
                "create extension btree_gist",
                "create table posts (id int4 constraint posts_pkey primary key, slug text constraint posts_slug_key unique,"
                        + " author int4 constraint posts_author_fkey references users on delete cascade,"
                        + " constraint odd check (id % 2 = 1), constraint apart exclude using gist (id with =))")) {
            on.changes(
                    schema -> schema.alterTable("posts", table -> {
                        table.dropPrimaryKey("id");
                        table.dropUnique("slug");
                        table.dropForeignKey("author", "users").onDelete(Action.CASCADE);
                        table.dropCheck("odd", "id % 2 = 1");
                        table.dropExclusion("apart", "gist (id with =)");
                    }),
                    "- constraint posts posts_pkey PRIMARY KEY (id)",
                    "- constraint posts posts_slug_key UNIQUE (slug)",
                    "- constraint posts posts_author_fkey FOREIGN KEY (author) REFERENCES users(id) ON DELETE CASCADE",
                    "- constraint posts odd CHECK (((id % 2) = 1))",
                    "- constraint posts apart EXCLUDE USING gist (id WITH =)");
        }
    }

    @Test
    void aConstraintIsRenamed() {
        try (RoundTrip on = RoundTrip.on("create table posts (id int4 constraint a check (id > 0))")) {
            on.changes(
                    schema -> schema.alterTable("posts", table -> table.renameConstraint("a", "b")),
                    "- constraint posts a CHECK ((id > 0))",
                    "+ constraint posts b CHECK ((id > 0))");
        }
    }

    @Test
    @Behaviour({"migration.exs:650", "migration.exs:664"})
    void whatReferencesDoIsChanged() {
        try (RoundTrip on =
                RoundTrip.on(USERS, "create table posts (author int4 constraint posts_author_fkey references users)")) {
            on.changes(
                    schema -> schema.alterTable("posts", table -> {
                        table.dropForeignKey("author", "users");
                        table.addForeignKey("author", "users")
                                .onDelete(Action.CASCADE)
                                .onUpdate(Action.SET_DEFAULT);
                    }),
                    "- constraint posts posts_author_fkey FOREIGN KEY (author) REFERENCES users(id)",
                    "+ constraint posts posts_author_fkey FOREIGN KEY (author) REFERENCES users(id) ON UPDATE SET DEFAULT ON DELETE CASCADE");
        }
    }

    @Test
    @Behaviour({"migration.exs:583", "migration.exs:699"})
    void aTableInASchemaRefersToItsNeighbours() {
        try (RoundTrip on = RoundTrip.on("create schema billing")) {
            on.changes(
                    schema -> {
                        schema.createTable("billing.accounts", NewTable::id);
                        schema.createTable("billing.invoices", table -> {
                            table.column("account_id", Types.bigint()).references("accounts");
                            table.index("account_id");
                        });
                    },
                    "+ table billing.accounts",
                    "+ table billing.invoices",
                    "+ column billing.accounts.id bigint identity always not null",
                    "+ column billing.invoices.account_id bigint not null",
                    "+ constraint billing.accounts accounts_pkey PRIMARY KEY (id)",
                    "+ constraint billing.invoices invoices_account_id_fkey FOREIGN KEY (account_id) REFERENCES billing.accounts(id)",
                    "+ index CREATE INDEX invoices_account_id_idx ON billing.invoices USING btree (account_id)");
        }
    }
}
