package io.millrace.migrate.lint;

import static io.millrace.migrate.schema.Types.bigint;
import static io.millrace.migrate.schema.Types.integer;
import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.schema.Action;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Safe;
import io.millrace.migrate.schema.Schema;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class LintTest {

    private static final int PG_17 = 170_000;
    private static final int PG_18 = 180_000;

    @Test
    void whatTheLanguageWritesSafelyPasses() {
        Consumer<Schema> change = schema -> schema.alterTable("posts", table -> {
            table.add("nick", text()).nullable().unique();
            table.add("age", integer()).defaultsTo(0).check("age >= 0");
            table.add("author", bigint()).nullable().references("users").onDelete(Action.CASCADE);
            table.index("author");
            table.dropIndex("title");
            table.addUnique("slug");
            table.setNotNull("slug");
            table.addPrimaryKey("id");
            table.changeType("name", varchar(50)).from(varchar(20));
            table.changeType("label", text()).from(varchar(20));
        });

        assertThat(refused(change, PG_18)).isEmpty();
        assertThat(refused(change, PG_17)).isEmpty();
    }

    @Test
    void aTableOfTheSameMigrationIsNobodys() {
        assertThat(refused(
                        schema -> {
                            schema.createTable("posts", table -> table.column("title", text()));
                            schema.alterTable("posts", table -> {
                                table.index("title");
                                table.setNotNull("title");
                                table.addCheck("c", "title <> ''");
                                table.changeType("title", varchar(3)).from(text());
                                table.renameColumn("title", "name");
                                table.dropColumn("name", text());
                            });
                        },
                        PG_18))
                .isEmpty();
    }

    @Test
    void whatTheLanguageCannotMakeSafeIsFound() {
        assertThat(refused(
                        schema -> schema.alterTable("posts", table -> {
                            table.dropColumn("old", text());
                            table.renameColumn("a", "b");
                            table.changeType("n", bigint()).from(integer());
                            table.changeType("m", varchar(10)).from(varchar(20));
                            table.add("token", io.millrace.migrate.schema.Types.uuid())
                                    .defaultsToSql("gen_random_uuid()");
                            table.index("a").blocking();
                            table.addExclusion("apart", "gist (id with =)");
                        }),
                        PG_18))
                .containsExactly("C01", "C02", "L20", "L22", "L13", "L01", "L32");
    }

    @Test
    void commentsQuotesAndStringsFoolNobody() {
        assertThat(rules("create /* concurrently */ index a on users (b)")).contains("L01");
        assertThat(rules("create index -- concurrently\n a on users (b)")).contains("L01");
        assertThat(rules("create index concurrently a on users (b) where c = 'create index d on e (f)'"))
                .doesNotContain("L01");
        assertThat(rules("comment on table users is 'drop table users; truncate users'"))
                .isEmpty();
        assertThat(rules("CREATE INDEX \"concurrently\" ON users (b)")).contains("L01");
        assertThat(rules("create function f() returns int language sql as $$ select 1; drop table users; $$"))
                .isEmpty();
        assertThat(rules("ALTER TABLE ONLY public.\"Users\" DROP \"name\"")).contains("C01");
        assertThat(rules("alter table users add column \"check\" text")).doesNotContain("L18");
        assertThat(rules("alter table users add price numeric(10, 2) default 0, add constraint c check (price > 0)"))
                .containsExactly("L26");
    }

    @Test
    void everyStatementOfAScriptIsRead() {
        assertThat(rules("alter table users add column a int; drop index i; vacuum full users; truncate users"))
                .contains("L02", "L40", "L42");
    }

    @Test
    void typesOfEarlierMigrationsAreKnown() {
        Definition first = MigrationSource.sql(
                        1, "first", "create table t (id int8 primary key, a varchar(20), b int)", null)
                .definitions()
                .get(0);
        Definition second = MigrationSource.sql(
                        2, "second", "alter table t alter a type text; alter table t alter b type bigint", null)
                .definitions()
                .get(0);

        assertThat(Lint.of(List.of(first, second), List.of(second), PG_18))
                .filteredOn(Finding::isRefused)
                .extracting(finding -> finding.rule().id(), Finding::statement)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("L20", "alter table t alter b type bigint"));
    }

    @Test
    void aReasonLetsItPass() {
        assertThat(Definition.of(new V1_DropLegacy()).allowances()).hasSize(1);
        assertThat(found(new V1_DropLegacy())).isEmpty();
        assertThat(refused(
                        schema -> {
                            schema.irreversible();
                            schema.safe("empty until release 7", safe -> safe.dropTable("a"));
                            schema.dropTable("b");
                        },
                        PG_18))
                .containsExactly("C06");
        assertThat(rules("-- millrace: safe(C06): empty until release 7\ndrop table a; drop table b"))
                .containsExactly("C06");
        assertThat(rules("-- millrace: safe: empty\ndrop table a cascade")).isEmpty();
        assertThat(rules("-- millrace: safe(L01): empty\ndrop table a")).contains("C06", "S01");
        assertThat(rules("drop table a; -- millrace: all safe(C06): empty\ndrop table b; vacuum full c"))
                .containsExactly("L40");
    }

    @Test
    void aReasonIsNotEmpty() {
        assertThatThrownBy(() -> MigrationSource.sql(1, "a", "-- millrace: safe\ndrop table a", null)
                        .definitions())
                .hasMessage("""
                        MIG-101: something is said to be safe without a reason
                          because: whoever reads it in a year wants to know why it did no harm
                          fix: say why: @Safe("the table is empty until release 7")""");
    }

    @Test
    void theMigratorRefusesBeforeAnythingRuns() {
        MigrationSource source = MigrationSource.sql(
                        1, "first", "create table users (id int8 primary key, name text)", null)
                .and(MigrationSource.sql(2, "index_names", "create index users_name_idx on users (name)", null))
                .and(MigrationSource.sql(3, "drop_name", "alter table users drop column name", null));
        try (TestDatabase database = TestDatabase.create()) {
            Migrator migrator = Migrator.of(RepoOptions.url(database.url()), source);

            StepVerifier.create(migrator.migrate()).verifyErrorSatisfies(failure -> {
                assertThat(((MigrationFailure) failure).code()).isEqualTo(MigrationCode.UNSAFE);
                assertThat(failure).hasMessage("""
                        MIG-104: 2 index_names: An index is built while nobody can write (L01)
                          statement: create index users_name_idx on users (name)
                          because: SHARE on the table: reads go on, every write waits, until the whole table is read and sorted
                            and 3 drop_name: A column is dropped (C01)
                          fix: table.index(…), which builds it concurrently; in SQL: create index concurrently
                            or say why it does no harm here: @Safe("…"), in .sql: -- millrace: safe: …""");
            });
            assertThat(database.value("select to_regclass('users') is null")).isEqualTo("t");
            assertThat(migrator.lint().block())
                    .extracting(finding -> finding.rule().id())
                    .containsExactly("L01", "C01");
            assertThat(migrator.migrateTo(1).block().versions()).containsExactly(1L);
        }
    }

    @Test
    void takingBackIsNeverRefused() {
        try (TestDatabase database = TestDatabase.create()) {
            Migrator migrator = Migrator.of(database.url(), new Given(schema -> schema.createTable("a", t -> t.id())));
            migrator.migrate().block();

            assertThat(migrator.down().block().versions()).containsExactly(1L);
        }
    }

    private static List<String> refused(Consumer<Schema> change, int server) {
        Definition definition = Definition.of(new Given(change));
        return Lint.of(List.of(definition), List.of(definition), server).stream()
                .filter(Finding::isRefused)
                .map(finding -> finding.rule().id())
                .toList();
    }

    private static List<String> found(Migration migration) {
        Definition definition = Definition.of(migration);
        return Lint.of(List.of(definition), List.of(definition), PG_18).stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    private static List<String> rules(String script) {
        List<Definition> own = MigrationSource.sql(1, "script", script, null).definitions();
        return Lint.of(own, own, PG_18).stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    @Safe(value = "no release since 2.3 reads it", rules = "C01")
    private static final class V1_DropLegacy extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.alterTable("users", table -> table.dropColumn("legacy", text()));
        }
    }

    private static final class Given extends Migration {

        private final Consumer<Schema> change;

        Given(Consumer<Schema> change) {
            super(1, "given");
            this.change = change;
        }

        @Override
        protected void change(Schema schema) {
            change.accept(schema);
        }
    }
}
