package io.millrace.migrate.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class DailyPartitionsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 2, 27);

    private final TestDatabase database = TestDatabase.create("""
            create table events (at timestamptz not null, what text) partition by range (at);
            create table events_other partition of events for values from ('2020-01-01') to ('2020-01-02')""");
    private final Repo repo = Repo.connect(database.url());
    private final DailyPartitions partitions = DailyPartitions.of(repo, "events");

    @AfterEach
    void close() {
        repo.close().block();
        database.close();
    }

    @Test
    void daysAreMadeAheadOnce() {
        assertThat(partitions.makeAhead(FIRST, 3).block())
                .containsExactly(FIRST, LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1));
        assertThat(partitions.makeAhead(FIRST.plusDays(1), 3).block()).containsExactly(LocalDate.of(2026, 3, 2));
        assertThat(partitions.makeAhead(FIRST, 3).block()).isEmpty();

        database.execute("insert into events values ('2026-02-28 23:59:59.999999+00', 'x')");
        assertThat(database.value("select tableoid::regclass from events")).isEqualTo("events_20260228");
    }

    @Test
    void oldDaysAreDroppedWithTheirRowsAndNothingElse() {
        partitions.makeAhead(FIRST, 3).block();
        database.execute("insert into events values ('2026-02-27 12:00+00', 'old'), ('2026-03-01 12:00+00', 'new')");

        assertThat(partitions.dropBefore(LocalDate.of(2026, 3, 1)).block())
                .containsExactly(FIRST, LocalDate.of(2026, 2, 28));

        assertThat(partitions.days().collectList().block()).containsExactly(LocalDate.of(2026, 3, 1));
        assertThat(database.column("select what from events")).containsExactly("new");
        assertThat(database.value("select count(*) from pg_class where relname = 'events_other'"))
                .isEqualTo("1");
    }

    @Test
    void aPartitionThatOnlyLooksLikeADayIsNone() {
        database.execute("create table events_archive_20260101 partition of events"
                + " for values from ('2050-01-01') to ('2050-02-01');"
                + " create table events_99999999 partition of events for values from ('2051-01-01') to ('2051-02-01')");
        partitions.makeAhead(FIRST, 1).block();

        assertThat(partitions.days().collectList().block()).containsExactly(FIRST);
        assertThat(partitions.dropBefore(FIRST).block()).isEmpty();
    }

    @Test
    void severalAtOnceTakeTurns() {
        List<List<LocalDate>> made = Flux.range(0, 8)
                .flatMap(i -> partitions.makeAhead(FIRST, 5), 8)
                .collectList()
                .block();

        assertThat(made).filteredOn(days -> !days.isEmpty()).hasSize(1);
        assertThat(partitions.days().collectList().block()).hasSize(5);
    }

    @Test
    void aTableWhoseNameLeavesNoRoomForADay() {
        String longest = "t".repeat(63);
        String other = "t".repeat(62) + "u";
        for (String table : List.of(longest, other)) {
            database.execute("create table " + table + " (at timestamptz) partition by range (at)");
            DailyPartitions days = DailyPartitions.of(repo, table);

            assertThat(days.makeAhead(FIRST, 2).block()).containsExactly(FIRST, FIRST.plusDays(1));
            assertThat(days.dropBefore(FIRST.plusDays(1)).block()).containsExactly(FIRST);
            assertThat(days.days().collectList().block()).containsExactly(FIRST.plusDays(1));
        }
    }

    @Test
    void aPartitionInAnotherSchemaIsLeftAlone() {
        database.execute("create schema old; create table old.events_20260226 partition of events"
                + " for values from ('2026-02-26 00:00:00+00') to ('2026-02-27 00:00:00+00');"
                + " create table events_20260226 (here int4)");

        assertThat(partitions.dropBefore(FIRST).block()).isEmpty();

        assertThat(database.value("select count(*) from pg_class where relname = 'events_20260226'"))
                .isEqualTo("2");
    }

    @Test
    void aDayStandsInTheSchemaOfItsTableWhereverTheSearchPathBegins() {
        database.execute(
                "create schema first; alter database " + database.name() + " set search_path to first, public");
        Repo late = Repo.connect(database.url());

        assertThat(DailyPartitions.of(late, "events").makeAhead(FIRST, 1).block())
                .containsExactly(FIRST);

        assertThat(database.value("select to_regclass('public.events_20260227') is not null"))
                .isEqualTo("t");
        late.close().block();
    }

    @Test
    void aTableInASchema() {
        database.execute("create schema log; create table log.hits (at timestamptz) partition by range (at)");
        DailyPartitions hits = DailyPartitions.of(repo, "log.hits");

        assertThat(hits.makeAhead(FIRST, 1).block()).containsExactly(FIRST);
        assertThat(hits.days().collectList().block()).containsExactly(FIRST);
        assertThat(hits.dropBefore(FIRST.plusDays(1)).block()).containsExactly(FIRST);
    }
}
