package io.millrace.test.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    private static final String SCRIPT = "create table fruit (name text); insert into fruit values ('apple')";

    @Test
    void runsOnTheVersionThatWasAskedFor() {
        String asked = System.getProperty(ServerChoice.VERSION_PROPERTY, "18");

        assertThat(PostgresServer.shared().majorVersion()).hasToString(asked);
    }

    @Test
    void aDatabaseHasWhatItsScriptMade() {
        try (TestDatabase database = TestDatabase.create(SCRIPT)) {
            assertThat(database.column("select name from fruit")).containsExactly("apple");
        }
    }

    @Test
    void twoDatabasesOfOneScriptShareNothing() {
        try (TestDatabase one = TestDatabase.create(SCRIPT);
                TestDatabase other = TestDatabase.create(SCRIPT)) {
            one.execute("insert into fruit values ('pear')");

            assertThat(one.value("select count(*) from fruit")).isEqualTo("2");
            assertThat(other.value("select count(*) from fruit")).isEqualTo("1");
        }
    }

    @Test
    void anEmptyDatabaseHasNoTables() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(database.column("select tablename from pg_tables where schemaname = 'public'"))
                    .isEmpty();
        }
    }

    @Test
    void aTemplateIsPreparedOnce() {
        List<String> prepared = new ArrayList<>();
        TestTemplate template = TestTemplate.of(database -> {
            prepared.add(database.name());
            database.execute(SCRIPT);
        });

        try (TestDatabase one = template.create();
                TestDatabase other = template.create()) {
            assertThat(prepared).hasSize(1).doesNotContain(one.name(), other.name());
            assertThat(other.column("select name from fruit")).containsExactly("apple");
        }
    }

    @Test
    void aTemplateThatFailedIsPreparedAgain() {
        List<String> attempts = new ArrayList<>();
        TestTemplate template = TestTemplate.of(database -> {
            attempts.add(database.name());
            database.execute(attempts.size() == 1 ? "create nonsense" : SCRIPT);
        });

        assertThatThrownBy(template::create).isInstanceOf(IllegalStateException.class);
        try (TestDatabase database = template.create()) {
            assertThat(database.value("select name from fruit")).isEqualTo("apple");
        }
        assertThat(attempts).hasSize(2);
    }

    @Test
    void aScriptThatIsRefusedSaysWhatPostgresSaid() {
        PostgresServer server = PostgresServer.shared();

        assertThatThrownBy(() -> TestDatabase.create("create nonsense"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "the test server at %s:%d refused, in database millrace_\\w+: ERROR: syntax error at or near \"nonsense\"(?s:.*)"
                                .formatted(server.host(), server.port()));
    }

    @Test
    void closeDropsTheDatabaseAndTwiceIsHarmless() {
        TestDatabase database = TestDatabase.create();
        TestDatabase witness = TestDatabase.create();
        String exists = "select count(*) from pg_database where datname = '%s'".formatted(database.name());

        assertThat(witness.value(exists)).isEqualTo("1");
        database.close();
        database.close();
        assertThat(witness.value(exists)).isEqualTo("0");
        witness.close();
    }

    @Test
    void aValueThatIsNotOneIsRefused() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(database.value("select null")).isNull();
            assertThatThrownBy(() -> database.value("select * from generate_series(1, 3)"))
                    .hasMessage("one row was expected and 3 came: select * from generate_series(1, 3)");
        }
    }

    @Test
    void theEmbeddedServerIsQuickRatherThanSafe() {
        try (TestDatabase database = TestDatabase.create()) {
            if (System.getProperty(
                            ServerChoice.URL_PROPERTY, System.getenv().getOrDefault(ServerChoice.URL_VARIABLE, ""))
                    .isEmpty()) {
                assertThat(database.value("show fsync")).isEqualTo("off");
            }
            assertThat(database.value("show server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void printsNoPassword() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(database).hasToString(database.name() + " on " + database.server());
        }
    }
}
