package io.millrace.docs.guide;

import static io.millrace.migrate.schema.Types.integer;
import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.lint.Finding;
import io.millrace.migrate.report.TracedStatement;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Safe;
import io.millrace.migrate.schema.Schema;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ChangingGuideTest {

    static final class V1_CreateUsers extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.createTable("users", table -> {
                table.id();
                table.column("email", text());
                table.column("age", integer()).nullable();
                table.column("legacy", text()).nullable();
            });
        }
    }

    // tag::safe-by-default[]
    static final class V2_Users extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.alterTable("users", table -> {
                table.addUnique("email");
                table.addCheck("users_age", "age >= 0");
                table.setNotNull("age");
                table.index("age");
            });
        }
    }
    // end::safe-by-default[]

    // tag::token[]
    static final class V3_AddToken extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.alterTable("users", table -> {
                table.add("token", uuid()).nullable();
                table.changeDefault("token", null, "gen_random_uuid()");
            });
            schema.backfill(
                    "users",
                    rows -> rows.set("token", "gen_random_uuid()")
                            .where("token is null")
                            .batch(5_000)
                            .pause(Duration.ofMillis(50)));
            schema.alterTable("users", table -> table.setNotNull("token"));
        }
    }
    // end::token[]

    // tag::reason[]
    @Safe(value = "no release since 2.3 has it in its records", rules = "C01")
    static final class V4_DropLegacy extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.alterTable("users", table -> table.dropColumn("legacy", text()));
        }
    }
    // end::reason[]

    @Test
    void aTableIsChangedWhileItIsUsed() {
        try (TestDatabase database = TestDatabase.create()) {
            RepoOptions options = RepoOptions.url(database.url());
            Migrator.of(options, new V1_CreateUsers()).migrate().block();
            database.execute("insert into users (email, age) select 'a' || n, n from generate_series(1, 100) n");
            Migrator migrator =
                    Migrator.of(options, new V1_CreateUsers(), new V2_Users(), new V3_AddToken(), new V4_DropLegacy());

            // tag::look[]
            Mono<List<Finding>> findings = migrator.lint();
            Mono<List<TracedStatement>> locks = migrator.trace();
            // end::look[]

            StepVerifier.create(findings)
                    .assertNext(found -> assertThat(found).noneMatch(Finding::isRefused))
                    .verifyComplete();
            StepVerifier.create(locks)
                    .assertNext(traced -> assertThat(traced)
                            .filteredOn(one -> one.version() < 4)
                            .flatExtracting(TracedStatement::effects)
                            .noneMatch(TracedStatement.Effect::rewrites))
                    .verifyComplete();
            StepVerifier.create(migrator.migrate())
                    .assertNext(report -> assertThat(report.versions()).containsExactly(2L, 3L, 4L))
                    .verifyComplete();
            assertThat(database.value("select count(distinct token) from users"))
                    .isEqualTo("100");
        }
    }
}
