package io.millrace.migrate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.ConnectFailed;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.type.Types;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class StorageTest {

    private final TestDatabase server = TestDatabase.create();
    private final String name = "storage_" + UUID.randomUUID();
    private final RepoOptions options = RepoOptions.url(server.url()).withDatabase(name);
    private final Storage storage = Storage.of(options);

    @AfterEach
    void close() {
        storage.dropForced().block();
        server.close();
    }

    @Behaviour({"storage_test.exs:77", "storage_test.exs:100", "storage_test.exs:254", "storage_test.exs:261"})
    @Test
    void isMadeOnceAndDroppedOnce() {
        assertThat(storage.exists().block()).isFalse();
        assertThat(storage.create().block()).isTrue();
        assertThat(storage.create().block()).isFalse();
        assertThat(storage.exists().block()).isTrue();
        assertThat(storage.drop().block()).isTrue();
        assertThat(storage.drop().block()).isFalse();
        assertThat(storage.exists().block()).isFalse();
    }

    @Behaviour({"storage_test.exs:84", "storage_test.exs:92"})
    @Test
    void keepsTimeInUtcUnlessToldOtherwise() {
        storage.create().block();
        assertThat(zone()).isEqualTo("UTC");
        storage.drop().block();

        storage.timeZone("Asia/Tokyo").create().block();
        assertThat(zone()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void ofTwoWhoMakeItAtOnceOneDoesAndTheOtherFindsIt() {
        Storage elsewhere = storage.by(server.name());

        assertThat(Flux.merge(storage.create(), storage.create(), elsewhere.create())
                        .collectList()
                        .block())
                .containsExactlyInAnyOrder(true, false, false);
        assertThat(zone()).isEqualTo("UTC");
        assertThat(server.value("select count(*) from pg_database where datname like '" + name + "\\_%'"))
                .isEqualTo("0");
    }

    @Test
    void whatAProgramLeftThatWasKilledMeanwhileIsDropped() {
        server.execute("create database \"" + name + "_being_made\"");

        assertThat(storage.create().block()).isTrue();

        assertThat(zone()).isEqualTo("UTC");
        assertThat(server.value("select count(*) from pg_database where datname like '" + name + "\\_%'"))
                .isEqualTo("0");
    }

    @Test
    void aTimeZoneThatThereIsNotLeavesNoDatabase() {
        StepVerifier.create(storage.timeZone("Nowhere").create()).verifyError();

        assertThat(storage.exists().block()).isFalse();
        assertThat(server.value("select count(*) from pg_database where datname like '" + name + "\\_%'"))
                .isEqualTo("0");
        assertThat(storage.create().block()).isTrue();
    }

    @Test
    void aNameMayBeAsLongAsPostgresqlTakesIt() {
        Storage longest = Storage.of(options.withDatabase(name + "x".repeat(63 - name.length())));

        assertThat(longest.create().block()).isTrue();
        assertThat(longest.create().block()).isFalse();
        assertThat(longest.drop().block()).isTrue();
    }

    @Test
    void whoMakesItForTooLongIsTold() throws SQLException {
        try (Connection other =
                        DriverManager.getConnection("jdbc:" + server.url().replace("postgres@", ""), "postgres", "");
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('making " + name + "', 0))");

            StepVerifier.create(storage.by(server.name()).waiting(Duration.ZERO).create())
                    .verifyErrorSatisfies(
                            failure -> assertThat(failure).hasMessage("""
                            MIG-301: another program has been making database %s for longer than 0 s
                              because: it holds an advisory lock in database %s, and the database is not there yet
                              fix: see who it is: select pid from pg_locks where locktype = 'advisory'""".formatted(name, server.name())));
        }
    }

    private String zone() {
        Repo repo = Repo.open(options);
        String zone =
                repo.sql("select current_setting('timezone')").as(Types.TEXT).blockFirst();
        repo.close().block();
        return zone;
    }

    @Test
    void isMadeAsToldAndSaysWhatIsRefused() {
        storage.template("template0")
                .encoding("UTF8")
                .locale("C")
                .owner("postgres")
                .create()
                .block();
        assertThat(server.value(
                        "select pg_encoding_to_char(encoding) || ' ' || datcollate || ' ' || pg_get_userbyid(datdba)"
                                + " from pg_database where datname = '" + name + "'"))
                .isEqualTo("UTF8 C postgres");

        StepVerifier.create(Storage.of(options.withDatabase("other"))
                        .owner("nobody")
                        .create())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-305: database other: PostgreSQL refused a statement
                          because: role "nobody" does not exist (SQLSTATE 42704)
                          fix: correct what was asked for and ask again: nothing has taken effect"""));
    }

    @Behaviour({"storage_test.exs:106", "storage_test.exs:267"})
    @Test
    void whoIsNotLetInIsToldSo() {
        Storage stranger = Storage.of(options.withUser("no_such_role", "secret"));

        for (var work : java.util.List.of(stranger.create(), stranger.drop(), stranger.exists())) {
            StepVerifier.create(work)
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOf(ConnectFailed.class)
                            .hasMessageContaining("role \"no_such_role\" does not exist")
                            .hasMessageNotContaining("secret"));
        }
    }

    @Behaviour("storage_test.exs:114")
    @Test
    void isThereForARoleThatMayNotMakeDatabases() {
        storage.create().block();
        String role = "plain_" + UUID.randomUUID();
        server.execute("create role \"" + role + "\" login");
        try {
            assertThat(Storage.of(options.withUser(role, null)).create().block())
                    .isFalse();
        } finally {
            server.execute("drop role \"" + role + "\"");
        }
    }
}
