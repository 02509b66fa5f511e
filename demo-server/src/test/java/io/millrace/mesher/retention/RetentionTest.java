package io.millrace.mesher.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.migration.Migrations;
import io.millrace.migrate.partition.DailyPartitions;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database = TestDatabase.create();
    private final Repo repo = Repo.connect(database.url());
    private final Retention retention = new Retention(repo, CLOCK, 3);

    /** A project that keeps 10 days and one that keeps 100, each with an event on every one of 120 days. */
    @BeforeEach
    void fill() {
        Migrations.on(repo).migrate().block();
        DailyPartitions.of(repo, "events")
                .makeAhead(LocalDate.of(2026, 3, 3), 120)
                .block();
        database.execute("""
                insert into organizations values (gen_random_uuid(), 'o', 'o', now());
                insert into projects (id, organization_id, slug, name, retention_days, created_at)
                select gen_random_uuid(), o.id, 'p' || days, 'p', days, now() from organizations o, unnest('{10,100}'::int[]) days;
                insert into issues (id, project_id, fingerprint, title, level, first_seen, last_seen)
                select gen_random_uuid(), id, 'x', 'event', 'ERROR', now(), now() from projects;
                insert into events (id, project_id, issue_id, occurred_at, level, message, fingerprint, exceptions,
                    breadcrumbs, tags, extra, contexts, received_at)
                select gen_random_uuid(), i.project_id, i.id, now(), 'ERROR', 'x', '{}', '[]', '[]', '{}', '{}', '{}',
                    timestamptz '2026-03-03 13:00Z' + d * interval '1 day'
                from generate_series(0, 119) d, issues i""");
    }

    @AfterEach
    void close() {
        repo.close().block();
        database.close();
    }

    @Test
    void fault14EachProjectKeepsItsOwnDaysAndIsCleanedInBoundedBatches() {
        database.execute("""
                create table statements (events bigint);
                create function count_them() returns trigger language plpgsql as $$ begin
                  insert into statements select count(*) from gone; return null; end $$;
                create trigger count_them after delete on events referencing old table as gone
                  for each statement execute function count_them()""");

        Long deleted = retention.clean().block();

        assertThat(count("p10")).isEqualTo("11");
        assertThat(count("p100")).isEqualTo("101");
        // The days that both are done with went whole; what is left of p10's was deleted, three at a time.
        assertThat(DailyPartitions.of(repo, "events").days().blockFirst()).isEqualTo("2026-03-22");
        assertThat(deleted).isEqualTo(90);
        assertThat(database.column("select distinct events from statements")).containsExactly("3");
        assertThat(database.value("select count(*) from statements")).isEqualTo("30");
    }

    @Test
    void theDaysOfAWeekAreMadeAhead() {
        retention.makeDays().block();
        retention.makeDays().block();

        assertThat(DailyPartitions.of(repo, "events").days().collectList().block())
                .contains(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 7, 7))
                .doesNotContain(LocalDate.of(2026, 7, 8));
    }

    private String count(String project) {
        return database.value("select count(*) from events e join projects p on p.id = e.project_id where p.slug = '"
                + project + "'");
    }
}
