package io.millrace.docs.guide;

import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.StartMode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.partition.DailyPartitions;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.schema.Action;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class MigrationsGuideTest {

    // tag::first[]
    static final class V1_CreateUsers extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.createTable("users", table -> {
                table.uuid();
                table.column("name", text());
                table.column("email", text()).unique();
                table.column("bio", text()).nullable();
                table.timestamps();
            });
        }
    }
    // end::first[]

    // tag::second[]
    static final class V2_CreatePosts extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.createTable("posts", table -> {
                table.uuid();
                table.column("user_id", uuid()).references("users").onDelete(Action.CASCADE);
                table.column("title", text());
                table.index("user_id");
            });
            schema.alterTable("users", table -> table.index("name"));
        }
    }
    // end::second[]

    @Test
    void runs() {
        try (TestDatabase database = TestDatabase.create()) {
            RepoOptions options = RepoOptions.url(database.url());
            // tag::run[]
            Migrator migrator = Migrator.of(options, new V1_CreateUsers(), new V2_CreatePosts());
            Mono<MigrationReport> ready = migrator.start(StartMode.MIGRATE);
            // end::run[]

            StepVerifier.create(ready)
                    .assertNext(report -> assertThat(report.versions()).containsExactly(1L, 2L))
                    .verifyComplete();
            assertThat(database.value("select count(*) from pg_indexes where indexname = 'users_name_idx'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void runsSql() {
        try (TestDatabase database = TestDatabase.create()) {
            RepoOptions options = RepoOptions.url(database.url());
            // tag::sql[]
            MigrationSource source = MigrationSource.sql(
                    1, "create_hits", "create table hits (site bigint not null)", "drop table hits");
            Migrator migrator = Migrator.of(options, source).withPatience(Duration.ofMinutes(1));
            Mono<MigrationReport> nothingToDo = migrator.validate(); // fails where something has not run
            // end::sql[]

            StepVerifier.create(nothingToDo).verifyError(MigrationFailure.class);
            StepVerifier.create(migrator.migrate().then(nothingToDo))
                    .expectNextCount(1)
                    .verifyComplete();
        }
    }

    @Test
    void keepsDays() {
        try (TestDatabase database =
                TestDatabase.create("create table events (at timestamptz not null) partition by range (at)")) {
            Repo repo = Repo.connect(database.url());
            // tag::days[]
            DailyPartitions events = DailyPartitions.of(repo, "events"); // partition by range (at)
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            Mono<Void> everyNight = events.makeAhead(today, 7) // today and six more
                    .then(events.dropBefore(today.minusDays(30)))
                    .then();
            // end::days[]

            StepVerifier.create(everyNight.thenMany(events.days()))
                    .expectNextCount(7)
                    .verifyComplete();
            repo.close().block();
        }
    }
}
