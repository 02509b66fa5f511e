package io.millrace.migrate;

import static io.millrace.migrate.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

/** When and where the migrations of a source are read. */
class ReadingTest {

    private static final MigrationSource USERS = MigrationSource.of(table(1, "users"));
    private static final String NOBODY = "postgresql://ann@127.0.0.1:1/none";

    private final TestDatabase database = TestDatabase.create();
    private final Wire wire = Wire.to(database);
    private final Repo repo = Repo.connect(wire.url());
    private final List<String> readers = new CopyOnWriteArrayList<>();

    private final MigrationSource source = () -> {
        readers.add(Thread.currentThread().getName());
        return USERS.definitions();
    };

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        repo.close().block();
        wire.close();
        database.close();
    }

    @Test
    void theyAreReadWhileTheQuestionIsOnItsWay() {
        Migrator.of(repo, USERS).migrate().block();
        wire.startAgain();
        MigrationSource late = () -> {
            // Whoever read them first would wait here for what is sent afterwards.
            long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!asked() && System.nanoTime() < patience) {
                Thread.onSpinWait();
            }
            readers.add(asked() ? "asked" : "not asked");
            return USERS.definitions();
        };

        assertThat(Migrator.of(repo, late).start(StartMode.MIGRATE).block().versions())
                .isEmpty();
        assertThat(readers).containsExactly("asked");
    }

    private boolean asked() {
        return wire.traffic().statements().stream().anyMatch(sent -> sent.endsWith("from \"millrace_migrations\""));
    }

    @Test
    void theThreadThatSubscribesReadsThemOnceARun() {
        Migrator migrator = Migrator.of(repo, source);
        assertThat(readers).isEmpty();

        // The first run asks the repo, and then looks again on a session of its own.
        assertThat(migrator.start(StartMode.MIGRATE).block().versions()).containsExactly(1L);
        assertThat(readers).containsExactly(Thread.currentThread().getName());
        assertThat(migrator.migrateTo(1).block().versions()).isEmpty();
        assertThat(readers).hasSize(2);
    }

    @Test
    void aThreadThatMustNotBlockHasThemRead() {
        Migrator.of(repo, USERS).migrate().block();

        repo.sql("select 1")
                .execute()
                .flatMap(asked -> Migrator.of(repo, source).start(StartMode.MIGRATE))
                .block();
        assertThat(readers).singleElement().asString().startsWith("boundedElastic");
    }

    @Test
    void aRunFindsWhatCameMeanwhile() throws IOException {
        Migrator migrator = Migrator.of(repo, MigrationSource.folder(folder));
        Files.writeString(folder.resolve("1_users.sql"), "create table users (id int8)");
        assertThat(migrator.start(StartMode.MIGRATE).block().versions()).containsExactly(1L);

        Files.createDirectory(folder.resolve("later"));
        Files.writeString(folder.resolve("later").resolve("2_posts.sql"), "create table posts (id int8)");
        Files.writeString(folder.resolve("later").resolve("README.md"), "nothing to run");
        assertThat(migrator.start(StartMode.MIGRATE).block().versions()).containsExactly(2L);
        Files.writeString(folder.resolve("1_users.sql"), "create table people (id int8)");
        StepVerifier.create(migrator.start(StartMode.MIGRATE))
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-201: 1 users was changed after it had run
                          because: what it does is not what it did; spaces and comments do not count
                          fix: undo the change and write a new migration; or take it for what has run: migrator.repair()"""));
    }

    @Test
    void whatCannotBeReadIsToldWhateverTheServerSays() {
        MigrationSource twice = USERS.and(MigrationSource.sql(1, "other", "select 1", null));
        Repo unreachable = Repo.connect(NOBODY);
        for (Migrator migrator : List.of(
                Migrator.of(repo, twice),
                Migrator.of(RepoOptions.url(database.url()), twice),
                Migrator.of(RepoOptions.url(NOBODY), twice),
                Migrator.of(unreachable, twice))) {
            StepVerifier.create(migrator.start(StartMode.MIGRATE))
                    .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                            MIG-102: two migrations have the number 1
                              because: 1 create_users and 1 other
                              fix: give one of them another"""));
        }
        StepVerifier.create(Migrator.of(RepoOptions.url(NOBODY), MigrationSource.folder(folder.resolve("gone")))
                        .status())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UncheckedIOException.class)
                        .hasCauseInstanceOf(NoSuchFileException.class));
        unreachable.close().block();
        assertThat(database.value("select count(*) from pg_tables where schemaname = 'public'"))
                .isEqualTo("0");
    }
}
