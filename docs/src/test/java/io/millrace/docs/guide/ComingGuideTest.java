package io.millrace.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ComingGuideTest {

    @Test
    void goesOnWhereAnotherToolStopped(@TempDir Path folder) throws IOException {
        try (TestDatabase database = TestDatabase.create("create table users (id int8 primary key)")) {
            RepoOptions options = RepoOptions.url(database.url());
            Files.writeString(folder.resolve("V1__create_users.sql"), "create table users (id int8 primary key)");
            Files.writeString(folder.resolve("V2__add_name.sql"), "alter table users add column name text");
            // tag::folder[]
            Migrator migrator = Migrator.of(options, MigrationSource.folder(folder));
            Mono<MigrationReport> begun = migrator.baseline(1);
            Mono<MigrationReport> ready = migrator.migrate();
            // end::folder[]

            StepVerifier.create(begun).expectNextCount(1).verifyComplete();
            StepVerifier.create(ready)
                    .assertNext(report -> assertThat(report.versions()).containsExactly(2L))
                    .verifyComplete();
        }
    }
}
