package io.millrace.migrate.schema;

import static io.millrace.migrate.schema.Types.bigint;
import static io.millrace.migrate.schema.Types.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What references do to rows, once a migration has made them. */
class ReferencesTest {

    private static final String PARENTS = "create table parents (tenant int4 not null, id int4 not null unique,"
            + " primary key (tenant, id)); insert into parents values (1, 1), (1, 2), (0, 0)";

    @Test
    @Behaviour("migration.exs:545")
    void aRowGoesOrItsReferenceBecomesNull() {
        try (RoundTrip on = RoundTrip.on(PARENTS)) {
            made(on, table -> {
                table.column("gone", integer())
                        .nullable()
                        .references("parents")
                        .columns("id")
                        .onDelete(Action.CASCADE);
                table.column("kept", integer())
                        .nullable()
                        .references("parents")
                        .columns("id")
                        .onDelete(Action.SET_NULL);
            });
            on.database()
                    .execute("insert into children (gone, kept) values (1, null), (null, 1);"
                            + " delete from parents where id = 1");

            assertThat(on.database().column("select coalesce(kept::text, 'null') from children"))
                    .containsExactly("null");
        }
    }

    @Test
    @Behaviour("migration.exs:566")
    void aKeyOfSeveralColumnsIsHeldAsAWhole() {
        try (RoundTrip on = RoundTrip.on(PARENTS)) {
            made(on, table -> {
                table.column("tenant", integer());
                table.column("parent", integer());
                table.foreignKey(List.of("tenant", "parent"), "parents");
            });
            on.database().execute("insert into children values (1, 2)");

            assertThatThrownBy(() -> on.database().execute("insert into children values (0, 2)"))
                    .hasMessageContaining("children_tenant_parent_fkey");
        }
    }

    @Test
    @Behaviour("migration.exs:732")
    void someColumnsOfAKeyBecomeNull() {
        try (RoundTrip on = RoundTrip.on(PARENTS)) {
            made(on, table -> {
                table.column("tenant", integer()).nullable();
                table.column("parent", integer()).nullable();
                table.foreignKey(List.of("tenant", "parent"), "parents").onDelete(Action.SET_NULL, "parent");
            });
            on.database().execute("insert into children values (1, 2); delete from parents where id = 2");

            assertThat(on.database().value("select tenant || ' ' || (parent is null) from children"))
                    .isEqualTo("1 true");
        }
    }

    @Test
    @Behaviour({"migration.exs:746", "migration.exs:761"})
    void aReferenceBecomesItsDefault() {
        try (RoundTrip on = RoundTrip.on(PARENTS)) {
            made(on, table -> {
                table.column("tenant", integer()).defaultsTo(0);
                table.column("parent", integer()).defaultsTo(0);
                table.foreignKey(List.of("tenant", "parent"), "parents").onDelete(Action.SET_DEFAULT);
            });
            on.database().execute("insert into children values (1, 2); delete from parents where id = 2");

            assertThat(on.database().value("select tenant || ' ' || parent from children"))
                    .isEqualTo("0 0");
        }
        try (RoundTrip on = RoundTrip.on(PARENTS, "insert into parents values (1, 9)")) {
            made(on, table -> {
                table.column("tenant", integer()).defaultsTo(0);
                table.column("parent", integer()).defaultsTo(9);
                table.foreignKey(List.of("tenant", "parent"), "parents").onDelete(Action.SET_DEFAULT, "parent");
            });
            on.database().execute("insert into children values (1, 2); delete from parents where id = 2");

            assertThat(on.database().value("select tenant || ' ' || parent from children"))
                    .isEqualTo("1 9");
        }
    }

    @Test
    @Behaviour("migration.exs:611")
    void aColumnTakesNullsAndHasADefaultOrNot() {
        try (RoundTrip on = RoundTrip.on("create table posts (id int4, title text not null default 'x', body text)")) {
            on.stays(
                    schema -> schema.alterTable("posts", table -> {
                        table.dropNotNull("title");
                        table.changeDefault("title", "'x'", null);
                        table.setNotNull("body");
                    }),
                    "- column posts.title text default 'x'::text not null",
                    "- column posts.body text",
                    "+ column posts.title text",
                    "+ column posts.body text not null");
            on.database().execute("insert into posts (body) values ('b')");

            assertThat(on.database().value("select title is null from posts")).isEqualTo("t");
            assertThatThrownBy(() -> on.database().execute("insert into posts (id) values (1)"))
                    .hasMessageContaining("null value in column \"body\"");
        }
    }

    @Test
    @Behaviour("migration.exs:640")
    void aKeyAndWhatRefersToItChangeTheirType() {
        try (RoundTrip on = RoundTrip.on("create table parents (id int4 constraint parents_pkey primary key);"
                + " create table children (parent int4 constraint children_parent_fkey references parents);"
                + " insert into parents values (1); insert into children values (1)")) {
            on.changes(
                    schema -> {
                        schema.alterTable("children", table -> table.dropForeignKey("parent", "parents"));
                        schema.alterTable(
                                "parents",
                                table -> table.changeType("id", bigint()).from(integer()));
                        schema.alterTable("children", table -> {
                            table.changeType("parent", bigint()).from(integer());
                            table.addForeignKey("parent", "parents");
                        });
                    },
                    "- column parents.id integer not null",
                    "- column children.parent integer",
                    "+ column parents.id bigint not null",
                    "+ column children.parent bigint");
        }
    }

    @Test
    @Behaviour("migration.exs:705")
    void aKeyThatCountsComesLater() {
        try (RoundTrip on = RoundTrip.on("create table posts (title text); insert into posts values ('a'), ('b')")) {
            on.changes(
                    schema -> schema.alterTable(
                            "posts",
                            table -> table.add("id", bigint()).identity().primaryKey()),
                    "+ column posts.id bigint identity always not null",
                    "+ constraint posts posts_pkey PRIMARY KEY (id)");

            assertThat(on.database().column("select id from posts order by id")).containsExactly("1", "2");
        }
    }

    private static void made(RoundTrip on, Consumer<NewTable> children) {
        List<String> before = Catalogue.of(on.database());
        on.made(schema -> schema.createTable("children", children));
        assertThat(Catalogue.difference(before, Catalogue.of(on.database()))).contains("+ table children");
    }
}
