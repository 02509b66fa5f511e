package io.millrace.changeset;

import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.TeamTable.TEAM;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.repo.Multi;
import io.millrace.repo.Repo;
import io.millrace.repo.Step;
import io.millrace.repo.StepResults;
import io.millrace.test.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each kind of step by itself: what it is called, what it sends, and what it leaves behind. */
class MultiStepTest {

    private static final Step<Team> TEAM_STEP = Step.named("team");
    private static final Step<Long> COUNT = Step.named("count");
    private static final Step<List<Team>> TEAMS = Step.named("teams");

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Wire WIRE = MEMBERS.wire();
    private static final Repo REPO = MEMBERS.repo();

    @Test
    @Behaviour({"multi_test.exs:23", "multi_test.exs:593"})
    void withoutStepsNothingIsSent() {
        assertThat(Multi.start().names()).isEmpty();
        assertThat(statements(Multi.start())).isEmpty();
        assertThat(now(REPO.run(Multi.start())).names()).isEmpty();
    }

    @Test
    @Behaviour({"multi_test.exs:27", "multi_test.exs:38", "multi_test.exs:50"})
    void aRowIsInsertedOfChangesOrADraftOrWhatResultsMakeOfIt() {
        Step<Team> second = Step.named("second");
        Step<Team> third = Step.named("third");
        Multi steps = Multi.start()
                .insert(TEAM_STEP, TEAM.cast(params("name", "mill"), TEAM.name))
                .insert(second, TEAM.draft().name("race"))
                .insert(third, done -> TEAM.draft().name(done.get(second).name() + "s"));

        assertThat(steps.names()).containsExactly("team", "second", "third");
        assertThat(statements(steps))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into teams (name) values ($1::text) …",
                        "insert into teams (name) values ($1::text) …",
                        "insert into teams (name) values ($1::text) …",
                        "SELECT 1; COMMIT");
        assertThat(MEMBERS.teamNames()).containsExactly("mill", "race", "races");
    }

    @Test
    @Behaviour({"multi_test.exs:62", "multi_test.exs:73", "multi_test.exs:129", "multi_test.exs:152"})
    @Behaviour(
            value = "multi_test.exs:140",
            differs = "a row that is there is deleted as its changes: Changeset.of(TEAM, team)")
    void aRowIsUpdatedAndDeletedByItsChangesOrThoseThatResultsMake() {
        Team mill = MEMBERS.team("mill");
        Team race = MEMBERS.team("race");
        Team weir = MEMBERS.team("weir");
        Step<Team> again = Step.named("again");
        Multi steps = Multi.start()
                .update(TEAM_STEP, TEAM.change(mill, TEAM.name.to("mills")))
                .update(again, done -> TEAM.change(done.get(TEAM_STEP), TEAM.name.to("the mills")))
                .delete(Step.<Team>named("gone"), Changeset.of(TEAM, race))
                .delete(Step.<Team>named("gone too"), done -> Changeset.of(TEAM, weir));

        assertThat(statements(steps))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "update teams set name = $1::text where teams.id = $2::int8 …",
                        "update teams set name = $1::text where teams.id = $2::int8 …",
                        "delete from teams where teams.id = $1::int8 …",
                        "delete from teams where teams.id = $1::int8 …",
                        "SELECT 1; COMMIT");
        assertThat(MEMBERS.teamNames()).containsExactly("the mills");
    }

    @Test
    @Behaviour(
            value = {"multi_test.exs:85", "multi_test.exs:105", "multi_test.exs:117"},
            differs = "whether a row is new is known where its changes begin; a step that takes either asks row()")
    void aStepMayInsertOrUpdate() {
        Team mill = MEMBERS.team("mill");

        now(REPO.run(saving(TEAM.change(mill, TEAM.name.to("race")))));
        assertThat(MEMBERS.teamNames()).containsExactly("race");
        now(REPO.run(saving(TEAM.change(TEAM.name.to("weir")))));
        assertThat(MEMBERS.teamNames()).containsExactly("race", "weir");
    }

    @Test
    @Behaviour({
        "multi_test.exs:164",
        "multi_test.exs:173",
        "multi_test.exs:184",
        "multi_test.exs:193",
        "multi_test.exs:204",
        "multi_test.exs:213"
    })
    void aStepReadsARowAllRowsOrWhetherThereIsOne() {
        Team mill = MEMBERS.team("mill");
        Step<Team> one = Step.named("one");
        Step<Boolean> any = Step.named("any");
        Step<Boolean> other = Step.named("other");

        StepResults done = now(REPO.run(Multi.start()
                .all(TEAMS, results -> from(TEAM))
                .one(
                        one,
                        results -> from(TEAM)
                                .where(TEAM.name.eq(results.get(TEAMS).get(0).name())))
                .exists(
                        any,
                        results -> from(TEAM).where(TEAM.id.eq(results.get(one).id())))
                .exists(other, results -> from(TEAM).where(TEAM.name.eq("race")))));

        assertThat(done.get(TEAMS)).containsExactly(mill);
        assertThat(done.get(one)).isEqualTo(mill);
        assertThat(done.get(any)).isTrue();
        assertThat(done.get(other)).isFalse();
    }

    @Test
    @Behaviour({"multi_test.exs:275", "multi_test.exs:284"})
    void manyRowsAreInsertedInOneStatement() {
        Multi steps = Multi.start().put(COUNT, 2L).insertAll(TEAMS, TEAM, done -> {
            List<TeamDraft> rows = new ArrayList<>();
            for (int i = 0; i < done.get(COUNT); i++) {
                rows.add(TEAM.draft().name("team " + i));
            }
            return rows;
        });

        assertThat(statements(steps))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into teams (name) select bulk.c0 from unnest($1::text[]) …",
                        "SELECT 1; COMMIT");
        assertThat(MEMBERS.teamNames()).containsExactly("team 0", "team 1");
    }

    @Test
    @Behaviour(
            value = {"multi_test.exs:300", "multi_test.exs:311", "multi_test.exs:327", "multi_test.exs:337"},
            differs = "rows that a query says are written by the repo's own verbs, in a step that runs them")
    void manyRowsAreUpdatedAndDeletedByAStepThatRuns() {
        MEMBERS.team("mill");
        MEMBERS.team("race");
        Step<Long> renamed = Step.named("renamed");

        StepResults done = now(REPO.run(Multi.start()
                .run(
                        renamed,
                        (repo, results) -> repo.updateAll(from(TEAM).where(TEAM.name.eq("mill")))
                                .set(TEAM.name.to("weir")))
                .run(
                        COUNT,
                        (repo, results) -> repo.deleteAll(from(TEAM)
                                .where(TEAM.id.ge(results.get(renamed)))
                                .where(TEAM.name.eq("race"))))));

        assertThat(done.get(renamed)).isEqualTo(1);
        assertThat(done.get(COUNT)).isEqualTo(1);
        assertThat(MEMBERS.teamNames()).containsExactly("weir");
    }

    private static Multi saving(Changeset<Team> changes) {
        return Multi.start()
                .run(
                        TEAM_STEP,
                        (repo, done) -> changes.row().isPresent() ? repo.update(changes) : repo.insert(changes));
    }

    private static List<String> statements(Multi steps) {
        WIRE.startAgain();
        now(REPO.run(steps));
        return MEMBERS.sent();
    }
}
