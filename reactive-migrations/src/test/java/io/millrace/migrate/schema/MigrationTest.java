package io.millrace.migrate.schema;

import static io.millrace.migrate.schema.Types.integer;
import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.migrate.Changes;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.plan.Step;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private static final int PG_17 = 170_000;
    private static final int PG_18 = 180_000;

    @Test
    void theLineEndsOfABodyDoNotCount() {
        String body = "create function one() returns int language sql as $$\n select 1;\n$$";

        assertThat(Definition.of(Changes.change(1, "one", schema -> schema.execute(body, "")))
                        .checksum())
                .isEqualTo(Definition.of(
                                Changes.change(1, "one", schema -> schema.execute(body.replace("\n", "\r\n"), "")))
                        .checksum());
    }

    @Test
    void aTableWithItsIndexIsOneTransaction() {
        Definition users = change(schema -> schema.createTable("users", table -> {
            table.uuid();
            table.column("name", text());
            table.column("age", integer()).nullable().check("age > 0");
            table.column("team_id", uuid()).references("teams").onDelete(Action.CASCADE);
            table.index("name");
        }));

        assertThat(Step.of(users.up(), PG_18)).singleElement().satisfies(step -> {
            assertThat(step.transactional()).isTrue();
            assertThat(step.statements())
                    .containsExactly("""
                            create table "users" (
                              "id" uuid default gen_random_uuid() not null,
                              "name" text not null,
                              "age" integer,
                              "team_id" uuid not null,
                              constraint "users_pkey" primary key ("id"),
                              constraint "users_age_check" check (age > 0),
                              constraint "users_team_id_fkey" foreign key ("team_id") references "teams" on delete cascade
                            )""", "create index \"users_name_idx\" on \"users\" (\"name\")");
        });
        assertThat(down(users)).containsExactly("drop index \"users_name_idx\"", "drop table \"users\"");
    }

    @Test
    @Behaviour("migrations_test.exs:127")
    void anIndexOfATableInUseIsBuiltOutsideOfATransaction() {
        Definition index = change(schema -> schema.alterTable("users", table -> {
            table.add("nick", text()).nullable();
            table.uniqueIndex("email").where("deleted_at is null");
            table.add("bio", text()).nullable();
        }));

        assertThat(Step.of(index.up(), PG_18)).extracting(Step::transactional).containsExactly(true, false, true);
        assertThat(Step.of(index.up(), PG_18).get(1).statements())
                .containsExactly("create unique index concurrently \"users_email_idx\" on \"users\" (\"email\")"
                        + " where deleted_at is null");
        assertThat(down(index))
                .containsExactly(
                        "alter table \"users\" drop column \"bio\"",
                        "drop index concurrently if exists \"users_email_idx\"",
                        "alter table \"users\" drop column \"nick\"");
    }

    @Test
    void constraintsOfATableInUseAreValidatedInAnotherTransaction() {
        Definition definition = change(schema -> schema.alterTable("posts", table -> {
            table.addForeignKey("user_id", "users");
            table.addCheck("posts_title_check", "title <> ''");
            table.addUnique("slug");
        }));

        assertThat(Step.of(definition.up(), PG_18))
                .extracting(Step::statements)
                .containsExactly(
                        List.of("alter table \"posts\" add constraint \"posts_user_id_fkey\" foreign key (\"user_id\")"
                                + " references \"users\" not valid"),
                        List.of(
                                "alter table \"posts\" validate constraint \"posts_user_id_fkey\"",
                                "alter table \"posts\" add constraint \"posts_title_check\" check (title <> '') not valid"),
                        List.of("alter table \"posts\" validate constraint \"posts_title_check\""),
                        List.of("create unique index concurrently \"posts_slug_key\" on \"posts\" (\"slug\")"),
                        List.of("alter table \"posts\" add constraint \"posts_slug_key\" unique using index"
                                + " \"posts_slug_key\""));
    }

    @Test
    void notNullComesByTheWayThatTheServerHas() {
        Definition definition = change(schema -> schema.alterTable("users", table -> table.setNotNull("name")));

        assertThat(Step.of(definition.up(), PG_18))
                .extracting(Step::statements)
                .containsExactly(
                        List.of(
                                "alter table \"users\" add constraint \"users_name_not_null\" not null \"name\" not valid"),
                        List.of("alter table \"users\" validate constraint \"users_name_not_null\""));
        assertThat(Step.of(definition.up(), PG_17))
                .extracting(Step::statements)
                .containsExactly(
                        List.of("alter table \"users\" add constraint \"users_name_not_null\""
                                + " check (\"name\" is not null) not valid"),
                        List.of("alter table \"users\" validate constraint \"users_name_not_null\""),
                        List.of(
                                "alter table \"users\" alter column \"name\" set not null",
                                "alter table \"users\" drop constraint \"users_name_not_null\""));
    }

    @Test
    void whatCannotBeTakenBackSaysSoWhenItIsWritten() {
        assertThatThrownBy(() -> change(schema -> schema.alterTable("users", table -> table.dropColumn("legacy"))))
                .isInstanceOf(MigrationFailure.class)
                .hasMessage("""
                        MIG-103: 7 test: this cannot be taken back
                          statement: alter table "users" drop column "legacy"
                          because: change(…) goes both ways, and of this only one way is known
                          fix: say what it was: table.dropColumn("legacy", text())""");
        assertThatThrownBy(() -> change(schema -> schema.execute("select 1")))
                .hasMessageEndingWith("fix: say what takes it back: schema.execute(up, down)");
    }

    @Test
    void whatIsMeantToStayDoneHasNoWayBack() {
        Definition definition = change(schema -> {
            schema.irreversible();
            schema.dropTable("users");
        });

        assertThat(definition.down()).isNull();
    }

    @Test
    void aMigrationSaysItsNumberByItsClass() {
        assertThat(Definition.of(new V20261121_CreateUsers()).label()).isEqualTo("20261121 create_users");
        assertThatThrownBy(Unnumbered::new).hasMessage("""
                        MIG-101: io.millrace.migrate.schema.MigrationTest$Unnumbered does not say which number it is
                          because: the class of a migration is named V, digits, an underscore, words
                          fix: name it V1_CreateUsers, or give it both: super(1, "create_users")""");
    }

    @Test
    void aMigrationThatSaysNothingIsRefused() {
        assertThatThrownBy(() -> Definition.of(new V2_Nothing())).hasMessage("""
                        MIG-101: 2 nothing says nothing
                          because: it has none of change(…), up(…) and down(…)
                          fix: write one: @Override protected void change(Schema schema) { … }""");
    }

    @Test
    void aNameThatPostgresqlWouldCutIsRefused() {
        String name = "a".repeat(64);

        assertThatThrownBy(() -> Definition.of(new Given(schema -> schema.createTable(name, NewTable::id)))
                        .up()
                        .get(0)
                        .meaning())
                .hasMessageContaining("a name of PostgreSQL has 1 to 63 bytes, and this one has 69");
    }

    @Test
    void spacesAndCaseDoNotCountInAChecksum() {
        String one = change(schema -> schema.execute("select 1 -- one\n from t", "select 2"))
                .checksum();
        String other = change(schema -> schema.execute("SELECT  1 FROM t;", "select 3"))
                .checksum();
        String another = change(schema -> schema.execute("select 1 from \"T\"", "select 2"))
                .checksum();

        assertThat(other).isEqualTo(one);
        assertThat(another).isNotEqualTo(one);
    }

    private static Definition change(Consumer<Schema> change) {
        return Definition.of(new Given(change));
    }

    private static List<String> down(Definition definition) {
        List<Operation> down = definition.down();
        assertThat(down).isNotNull();
        return Step.of(down, PG_18).stream()
                .flatMap(step -> step.statements().stream())
                .toList();
    }

    private static final class Given extends Migration {

        private final Consumer<Schema> change;

        Given(Consumer<Schema> change) {
            super(7, "test");
            this.change = change;
        }

        @Override
        protected void change(Schema schema) {
            change.accept(schema);
        }
    }

    private static final class V20261121_CreateUsers extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.createTable("users", NewTable::id);
        }
    }

    private static final class V2_Nothing extends Migration {}

    private static final class Unnumbered extends Migration {}
}
