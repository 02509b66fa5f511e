package io.millrace.changeset;

import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.TeamTable.TEAM;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Many rows are inserted in their order wherever it shows, and nothing is asked to keep it elsewhere. */
class BulkOrderTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create(String.join(";\n", TEAM.definition().createStatements()));
    private static final Wire WIRE = Wire.to(DATABASE);
    private static final Repo REPO = Repo.connect(WIRE.url());
    private static final String ORDERED = "insert into teams (id, name) select bulk.c0, bulk.c1 from"
            + " unnest($1::int8[], $2::text[]) with ordinality as bulk(c0, c1, place) order by bulk.place";

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate teams restart identity");
    }

    @AfterAll
    static void close() {
        REPO.close().block();
        WIRE.close();
        DATABASE.close();
    }

    @Test
    void rowsThatAreReadComeInTheirOrder() {
        assertThat(REPO.insertAll(TEAM, List.of(team(2, "mill"), team(1, "race")))
                        .toSql()
                        .get(0)
                        .sql())
                .isEqualTo(ORDERED + " returning teams.id, teams.name");
        assertThat(now(REPO.insertAll(TEAM, List.of(team(2, "mill"), team(1, "race")))))
                .extracting(Team::name)
                .containsExactly("mill", "race");
    }

    @Test
    void rowsThatAreCountedAreNotSorted() {
        Mono<Long> insert =
                REPO.insertAll(TEAM, List.of(team(2, "mill"), team(1, "race"))).returningCount();
        assertThat(sent(insert))
                .isEqualTo("insert into teams (id, name) select unnest($1::int8[]), unnest($2::text[])");

        Mono<Long> upsert = REPO.insertAll(TEAM, List.of(team(2, "weir"), team(3, "pond")))
                .onConflict(TEAM.id)
                .update(TEAM.name)
                .returningCount();
        assertThat(sent(upsert))
                .isEqualTo("insert into teams (id, name) select unnest($1::int8[]), unnest($2::text[])"
                        + " on conflict (id) do update set name = excluded.name");

        assertThat(teams()).containsExactly("race", "weir", "pond");
    }

    @Test
    void rowsThatTheDatabaseNumbersAreSorted() {
        Mono<Long> insert = REPO.insertAll(
                        TEAM, List.of(TEAM.draft().name("mill"), TEAM.draft().name("race")))
                .returningCount();

        assertThat(sent(insert))
                .isEqualTo("insert into teams (name) select bulk.c0 from unnest($1::text[])"
                        + " with ordinality as bulk(c0, place) order by bulk.place");
        assertThat(teams()).containsExactly("mill", "race");
    }

    @Test
    void rowsOfWhichTheFirstIsKeptAreSorted() {
        Mono<Long> insert = REPO.insertAll(TEAM, List.of(team(1, "mill"), team(1, "race")))
                .skipConflicts()
                .returningCount();

        assertThat(sent(insert)).isEqualTo(ORDERED + " on conflict do nothing");
        assertThat(teams()).containsExactly("mill");
    }

    private static TeamDraft team(long id, String name) {
        return TEAM.draft().name(name).id(id);
    }

    /** The names in the order of their keys. */
    private static List<String> teams() {
        return now(REPO.all(from(TEAM).orderBy(TEAM.id.asc()).select(TEAM.name)));
    }

    private static String sent(Mono<Long> write) {
        WIRE.startAgain();
        now(write);
        return WIRE.traffic().statements().stream()
                .filter(text -> text.startsWith("insert"))
                .findFirst()
                .orElseThrow();
    }
}
