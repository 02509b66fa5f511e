package io.millrace.migrate;

import static io.millrace.migrate.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.report.TracedStatement;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;
import io.millrace.migrate.schema.Types;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class TraceTest {

    private static final Migration TABLES = change(1, "tables", schema -> {
        schema.createTable("users", table -> {
            table.id();
            table.column("name", Types.varchar(20)).nullable();
            table.column("age", Types.integer()).nullable();
            table.index("age");
        });
        schema.createTable("posts", table -> {
            table.id();
            table.column("user_id", Types.bigint()).nullable();
        });
    });

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tellsWhatPostgresqlReallyLocks() {
        assertThat(effects(schema -> schema.alterTable("users", table -> {
                    table.add("nick", Types.text()).nullable();
                    table.changeType("name", Types.varchar(50));
                    table.changeType("age", Types.bigint());
                })))
                .containsExactly(
                        "alter table \"users\" add column \"nick\" text"
                                + " → users: AccessExclusiveLock (reads and writes wait)",
                        "alter table \"users\" alter column \"name\" type varchar(50)"
                                + " → users: AccessExclusiveLock (reads and writes wait)",
                        "alter table \"users\" alter column \"age\" type bigint → users: AccessExclusiveLock (reads and writes"
                                + " wait), reads every row, writes every row anew");
    }

    @Test
    void aForeignKeyLocksBothTables() {
        assertThat(effects(schema -> schema.alterTable("posts", table -> table.addForeignKey("user_id", "users"))))
                .containsExactly(
                        "alter table \"posts\" add constraint \"posts_user_id_fkey\" foreign key (\"user_id\") references"
                                + " \"users\" not valid → posts: ShareRowExclusiveLock (writes wait);"
                                + " users: ShareRowExclusiveLock (writes wait)",
                        "alter table \"posts\" validate constraint \"posts_user_id_fkey\" → posts: ShareUpdateExclusiveLock"
                                + " (nobody waits but other changes of the table), reads every row; users: RowShareLock (nobody waits)");
    }

    @Test
    void whatRunsOutsideOfATransactionIsSeenFromAnotherSession() {
        assertThat(effects(schema -> schema.alterTable("users", table -> {
                    table.index("name");
                    table.dropIndex("age");
                })))
                .containsExactly(
                        "create index concurrently \"users_name_idx\" on \"users\" (\"name\")"
                                + " → users: ShareUpdateExclusiveLock (nobody waits but other changes of the table)",
                        "drop index concurrently if exists \"users_age_idx\""
                                + " → users: ShareUpdateExclusiveLock (nobody waits but other changes of the table)");
    }

    @Test
    void theDatabaseItselfIsLeftAloneAndTheCopyIsDropped() {
        effects(schema -> schema.alterTable("users", table -> table.index("name")));

        assertThat(database.value("select to_regclass('users_name_idx') is null"))
                .isEqualTo("t");
        assertThat(database.value(
                        "select count(*) from pg_database where datname like current_database() || '\\_trace%'"))
                .isEqualTo("0");
    }

    @Test
    void whatFailsOnTheCopyIsToldAndTheCopyIsDropped() {
        Migrator migrator = migrator(schema -> schema.execute("select nonsense", ""));

        StepVerifier.create(migrator.trace())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageContaining("MIG-305: trace on a scratch copy: PostgreSQL refused a statement"));
        assertThat(database.value(
                        "select count(*) from pg_database where datname like current_database() || '\\_trace%'"))
                .isEqualTo("0");
    }

    @Test
    void whatWasThereBeforeTheFirstMigrationIsOnTheCopy() {
        database.execute("create table people (id int8 primary key, name text)");
        Migration before = change(1, "people", schema -> schema.createTable("people", table -> table.id()));
        Migrator migrator = Migrator.of(
                database.url(),
                before,
                change(2, "index_people", schema -> schema.alterTable("people", table -> table.index("name"))));
        migrator.baseline(1).block();

        assertThat(migrator.trace().block().stream().map(TraceTest::line))
                .containsExactly("create index concurrently \"people_name_idx\" on \"people\" (\"name\")"
                        + " → people: ShareUpdateExclusiveLock (nobody waits but other changes of the table)");
    }

    @Test
    void ofAMigrationThatStoppedHalfWayTheRestIsTraced() {
        database.execute(
                "create table people (id int8 primary key, name text); insert into people values (1, 'a'), (2, 'a')");
        Migrator migrator = Migrator.of(database.url(), change(1, "half", schema -> {
            schema.createTable("notes", table -> table.id());
            schema.alterTable("people", table -> table.uniqueIndex("name"));
        }));
        StepVerifier.create(migrator.migrate()).verifyError();

        assertThat(migrator.trace().block())
                .extracting(TracedStatement::statement)
                .containsExactly("create unique index concurrently \"people_name_idx\" on \"people\" (\"name\")");
    }

    @Test
    void whatChangesTheWholeServerIsToldAndNeverRun() {
        String role = database.name() + "_role";
        Migration before = change(1, "before", schema -> schema.execute("create role " + role, ""));
        Migration after = change(2, "after", schema -> {
            schema.irreversible();
            schema.execute("create role " + role + "_more; create table plain (id int8)");
            schema.executeAlone("create database " + role);
        });
        Migrator migrator = Migrator.of(database.url(), before, after);
        migrator.baseline(1).block();

        List<TracedStatement> traced = migrator.trace().block();

        assertThat(traced).extracting(TracedStatement::isSkipped).containsExactly(true, false, true);
        assertThat(traced.get(0))
                .hasToString(
                        "-- 2 after, step 1\ncreate role " + role + "_more\n   not run: it changes the whole server");
        assertThat(database.value("select count(*) from pg_roles where rolname like '" + role + "%'"))
                .isEqualTo("0");
        assertThat(database.value("select count(*) from pg_database where datname = '" + role + "'"))
                .isEqualTo("0");
    }

    private List<String> effects(Consumer<Schema> change) {
        return migrator(change).trace().block().stream().map(TraceTest::line).toList();
    }

    private static String line(TracedStatement traced) {
        return traced.statement() + " → "
                + String.join(
                        "; ",
                        traced.effects().stream()
                                .map(TracedStatement.Effect::toString)
                                .toList());
    }

    private Migrator migrator(Consumer<Schema> change) {
        Migrator migrator = Migrator.of(database.url(), TABLES, change(2, "change", schema -> {
            schema.irreversible();
            change.accept(schema);
        }));
        migrator.migrateTo(1).block();
        return migrator;
    }
}
