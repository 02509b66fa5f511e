package io.millrace.migrate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.ConnectFailed;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.type.Types;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
