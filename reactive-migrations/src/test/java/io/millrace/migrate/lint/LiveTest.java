package io.millrace.migrate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.test.StepVerifier;

/** What the rules find that no migration speaks of, because the database was asked. */
class LiveTest {

    private final TestDatabase database = TestDatabase.create("""
            create table users (id int8 primary key, name varchar(20) check (length(name) > 1), city text, code varchar(9),
              shout text generated always as (upper(code)) stored);
            create index users_lower_idx on users (lower(city));
            create index users_city_name_idx on users (city, name);
            create view names as select name from users;
            create materialized view cities as select city from users;
            create table hits (at int8) partition by range (at);
            create table hits_rest partition of hits default;
            create schema billing;
            create table billing.invoices (id int4 primary key, total numeric check (total > 0));
            """);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTypeIsChangedOfWhatTheDatabaseMadeSomethingOf() {
        assertThat(facts("L21", "alter table users alter column name type text"))
                .containsExactly("check users_name_check");
        assertThat(facts("L21", "alter table users alter column code type text"))
                .containsExactly("generated column shout");
        assertThat(facts("L21", "alter table users alter column city type varchar"))
                .containsExactly("index users_lower_idx");
        assertThat(facts("L21", "alter table users alter column id type int8")).isEmpty();
        assertThat(facts("L21", "alter table billing.invoices alter column total type numeric(9)"))
                .containsExactly("check invoices_total_check");
        assertThat(facts("L21", "alter table public.users alter column name type text"))
                .containsExactly("check users_name_check");
    }

    @Test
    void viewsOfTheDatabaseStandInTheWay() {
        assertThat(facts("C12", "alter table users alter column name type text"))
                .containsExactly("view names");
        assertThat(facts("C12", "alter table users drop column city")).containsExactly("view cities");
        assertThat(facts("C12", "alter table users rename column city to town")).isEmpty();
        assertThat(facts("C12", "drop view names; alter table users alter column name type text"))
                .isEmpty();
    }

    @Test
    void aTypeOfTheDatabaseIsKnown() {
        assertThat(refused("alter table users alter column name type varchar(10)"))
                .contains("L22");
        assertThat(facts(
                        "Q02",
                        "create table posts (id int8 primary key, author int4 references users on delete cascade)"))
                .containsExactly("");
        assertThat(facts("Q02", "create table lines (id int8 primary key, of int4 references billing.invoices)"))
                .isEmpty();
    }

    @Test
    void anIndexOfTheDatabaseAnswersAsMuch() {
        assertThat(facts("C16", "create index concurrently users_city_idx on users (city)"))
                .containsExactly("index users_city_name_idx");
        assertThat(facts("C16", "create index concurrently users_code_idx on users (code)"))
                .isEmpty();
    }

    @Test
    void thePartitionWithTheRestIsLookedAt() {
        database.execute("insert into hits select generate_series(1, 500); analyze hits_rest");

        assertThat(facts("L36", "create table hits_1 partition of hits for values from (1000) to (2000)"))
                .singleElement()
                .asString()
                .matches("hits_rest has about 500 rows, 0\\.0 MB with its indexes");
        assertThat(refused("create table hits_1 partition of hits for values from (1000) to (2000)"))
                .contains("L36");
    }

    @Test
    void manyPartitionsAreCounted() {
        for (int part = 0; part < 20; part++) {
            database.execute("create table hits_" + part + " partition of hits for values from (" + part * 10 + ") to ("
                    + (part * 10 + 10) + ")");
        }

        assertThat(facts("L38", "create index hits_at_idx on hits (at)")).containsExactly("21 partitions");
    }

    @Test
    void aTableIsAsLargeAsItsStatisticsSay() {
        database.execute("update pg_class set reltuples = 5000000, relpages = 400000 where relname = 'users'");
        String build = "create index concurrently users_code_idx on users (code)";

        assertThat(facts("X01", build))
                .singleElement()
                .asString()
                .startsWith("users has about 5000000 rows, 3.1 GB with its indexes");
        assertThat(facts("X04", build)).containsExactly("up to 3.1 GB besides what users has");
        assertThat(facts("X06", build)).containsExactly("about 2 minutes");
        assertThat(facts("X01", "alter table users add column nick text")).isEmpty();
    }

    @Test
    @Timeout(60)
    void whoHasTheTableNowIsNamed() throws SQLException {
        try (Connection other = DriverManager.getConnection(
                        jdbc(), database.server().user(), database.server().password());
                Statement statement = other.createStatement()) {
            statement.execute("set application_name = 'reports'");
            other.setAutoCommit(false);
            statement.execute("lock table users in share mode");
            List<String> holders = List.of();
            while (holders.isEmpty()) {
                holders = facts("X08", "alter table users add column nick text");
            }

            assertThat(holders)
                    .singleElement()
                    .asString()
                    .matches(
                            "process \\d+ \\(reports, idle in transaction, transaction of \\d+\\.\\d s\\) holds ShareLock");
        }
    }

    @Test
    void anExclusiveLockDoesNotHoldTheLookUp() throws SQLException {
        try (Connection other = DriverManager.getConnection(
                        jdbc(), database.server().user(), database.server().password());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table users");

            assertThat(facts("L21", "alter table users alter column name type text"))
                    .containsExactly("check users_name_check");
        }
    }

    @Test
    void aTableThatIsWrittenToIsBusy() {
        assertThat(facts("X02", "alter table users add column nick text")).isEmpty();

        database.execute("select pg_stat_reset(); insert into users (id, name)"
                + " select number, 'Ann' from generate_series(1, 100000) number; select pg_stat_force_next_flush()");

        assertThat(facts("X02", "alter table users add column nick text"))
                .singleElement()
                .asString()
                .matches("about \\d+ rows of users are written in a second");
        assertThat(facts("X02", "alter table billing.invoices add column nick text"))
                .isEmpty();
    }

    /** What the server says of itself is more here than there is, under the names that it says it under. */
    @Test
    void connectionsAndReplicasAreCounted() {
        assertThat(facts("X03", "alter table users add column nick text")).isEmpty();
        assertThat(facts("X05", "create index concurrently users_code_idx on users (code)"))
                .isEmpty();

        database.execute("""
                create view pg_stat_activity as select a.* from pg_catalog.pg_stat_activity a, generate_series(1, 1000);
                create view pg_stat_replication as select interval '42.4 s' as replay_lag union all select interval '1 s'
                """);
        database.execute("alter database \"" + database.name() + "\" set search_path = public, pg_catalog");

        assertThat(facts("X03", "alter table users add column nick text"))
                .singleElement()
                .asString()
                .matches("\\d+000 of " + database.value("show max_connections") + " connections are taken");
        assertThat(facts("X05", "create index concurrently users_code_idx on users (code)"))
                .containsExactly("a replica is 42 s behind");
    }

    /** The extensions themselves are not here; what they keep their books in is. */
    @Test
    void extensionsThatKeepTheTableAreNamed() {
        database.execute("""
                create schema partman;
                create table partman.part_config (parent_table text);
                insert into partman.part_config values ('public.hits');
                create schema timescaledb_information;
                create table timescaledb_information.hypertables (hypertable_schema text, hypertable_name text);
                insert into timescaledb_information.hypertables values ('public', 'users')""");

        assertThat(facts("X07", "alter table hits add column size int")).containsExactly("hits is kept by pg_partman");
        assertThat(facts("X07", "alter table users add column size int"))
                .containsExactly("users is kept by timescaledb");
        database.execute("create table pg_dist_partition (logicalrelid regclass);"
                + " insert into pg_dist_partition values ('billing.invoices')");
        assertThat(facts("X07", "alter table billing.invoices add column size int"))
                .containsExactly("billing.invoices is kept by citus");
        database.execute("delete from pg_dist_partition");
        assertThat(facts("X07", "alter table billing.invoices add column size int"))
                .isEmpty();
    }

    @Test
    void theMigratorTellsWhatIsThere() {
        StepVerifier.create(migrator("alter table users alter column name type text")
                        .migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-104: 1 change: A view or a function needs the column (C12)
                          statement: alter table users alter column name type text
                          because: nothing for a view: PostgreSQL refuses it; a function fails when it is called, in the middle of the migration; from then on
                            here: view names
                            and 1 change: A column gets a type while a check, an index or another column is made of it (L21)
                          fix: drop the view before and make it again after, in the same migration; the function likewise
                            or say why it does no harm here: @Safe("…"), in .sql: -- millrace: safe: …"""));
    }

    private List<String> facts(String rule, String sql) {
        return migrator(sql).lint().block().stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .map(Finding::facts)
                .toList();
    }

    private List<String> refused(String sql) {
        return migrator(sql).lint().block().stream()
                .filter(Finding::isRefused)
                .map(finding -> finding.rule().id())
                .toList();
    }

    private Migrator migrator(String sql) {
        return Migrator.of(RepoOptions.url(database.url()), MigrationSource.sql(1, "change", sql, null));
    }

    private String jdbc() {
        return "jdbc:postgresql://" + database.server().host() + ":"
                + database.server().port() + "/" + database.name();
    }
}
