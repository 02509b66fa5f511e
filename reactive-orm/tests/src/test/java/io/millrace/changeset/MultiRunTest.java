package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.TeamTable.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.error.StepFailed;
import io.millrace.repo.Multi;
import io.millrace.repo.Repo;
import io.millrace.repo.Step;
import io.millrace.repo.StepResults;
import io.millrace.test.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** Steps together: their names, their one transaction, and what becomes of the rest where one fails. */
class MultiRunTest {

    private static final Step<Team> TEAM_STEP = Step.named("team");
    private static final Step<Long> COUNT = Step.named("count");
    private static final Step<List<Team>> TEAMS = Step.named("teams");

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Wire WIRE = MEMBERS.wire();
    private static final Repo REPO = MEMBERS.repo();

    @Test
    @Behaviour({"multi_test.exs:353", "multi_test.exs:414"})
    @Behaviour(value = "multi_test.exs:382", differs = "steps are listed by name; what they do is not shown")
    void stepsStandInTheirOrder() {
        Multi left = Multi.start().put(Step.named("one"), 1).put(Step.named("two"), 2);
        Multi right = Multi.start().put(Step.named("three"), 3).put(Step.named("four"), 4);

        assertThat(left.append(right).names()).containsExactly("one", "two", "three", "four");
        assertThat(left.prepend(right).names()).containsExactly("three", "four", "one", "two");
        assertThat(now(REPO.run(left.prepend(right))).names()).containsExactly("three", "four", "one", "two");
        assertThat(now(REPO.run(Multi.start().put(Step.<String>named("halo"), "statue")))
                        .get(Step.<String>named("halo")))
                .isEqualTo("statue");
        assertThat(left.names()).containsExactly("one", "two");
    }

    @Test
    @Behaviour({"multi_test.exs:369", "multi_test.exs:441"})
    void aNameStandsOnce() {
        Multi one = Multi.start().put(COUNT, 1L);
        String message = "ORM-111: there are two steps called count";

        assertThatThrownBy(() -> one.append(one))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(() -> one.prepend(one))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(() -> one.run(COUNT, done -> Mono.just(2L)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(message);
    }

    @Test
    @Behaviour({"multi_test.exs:450", "multi_test.exs:478"})
    void stepsThatResultsDecideAreUndoneWithTheRest() {
        IllegalStateException no = new IllegalStateException("no");
        Multi steps = Multi.start()
                .insert(TEAM_STEP, TEAM.draft().name("mill"))
                .merge(done -> Multi.start()
                        .update(Step.<Team>named("renamed"), TEAM.change(done.get(TEAM_STEP), TEAM.name.to("race"))));
        Step<Team> inside = Step.named("inside");

        StepResults done = now(REPO.run(steps));
        assertThat(done.names()).containsExactly("team", "renamed");
        assertThat(MEMBERS.teamNames()).containsExactly("race");

        assertThatThrownBy(() -> now(REPO.run(Multi.start()
                        .insert(TEAM_STEP, TEAM.draft().name("weir"))
                        .merge(results -> Multi.start()
                                .insert(inside, TEAM.draft().name("pond"))
                                .run(COUNT, all -> Mono.error(no)))
                        .run(Step.<Long>named("never"), all -> Mono.error(new AssertionError("run"))))))
                .isInstanceOfSatisfying(StepFailed.class, failed -> {
                    assertThat(failed.step()).isEqualTo("count");
                    assertThat(failed.failure()).isSameAs(no);
                    assertThat(failed.done()).containsOnlyKeys("team", "inside");
                });
        assertThat(MEMBERS.teamNames()).containsExactly("race");
    }

    @Test
    @Behaviour("multi_test.exs:509")
    void aNameThatStepsDecideStandsOnceAsWell() {
        Multi twice = Multi.start()
                .merge(done -> Multi.start().insert(TEAM_STEP, TEAM.draft().name("mill")))
                .insert(TEAM_STEP, TEAM.draft().name("race"));
        Multi merged = Multi.start()
                .merge(done -> Multi.start().insert(TEAM_STEP, TEAM.draft().name("mill")))
                .merge(done -> Multi.start().insert(TEAM_STEP, TEAM.draft().name("race")));

        for (Multi steps : List.of(twice, merged)) {
            assertThatThrownBy(() -> now(REPO.run(steps))).isInstanceOfSatisfying(StepFailed.class, failed -> {
                assertThat(failed.step()).isEqualTo("team");
                assertThat(failed.failure())
                        .isInstanceOf(InvalidQuery.class)
                        .hasMessageStartingWith("ORM-111: there are two steps called team");
            });
            assertThat(MEMBERS.teamNames()).isEmpty();
        }
    }

    @Test
    @Behaviour({"multi_test.exs:535", "multi_test.exs:233", "multi_test.exs:666"})
    void allStepsAreOneTransaction() {
        Step<StepResults> results = Step.named("run");
        Step<Repo> repo = Step.named("repo");
        Step<Team> renamed = Step.named("renamed");
        Step<Team> gone = Step.named("gone");
        Multi steps = Multi.start()
                .put(COUNT, 1L)
                .insert(TEAM_STEP, TEAM.draft().name("mill"))
                .run(results, Mono::just)
                .run(repo, (inside, done) -> Mono.just(inside))
                .update(renamed, done -> TEAM.change(done.get(TEAM_STEP), TEAM.name.to("race")))
                .delete(gone, done -> Changeset.of(TEAM, done.get(renamed)))
                .insertAll(TEAMS, TEAM, done -> List.of(TEAM.draft().name("weir")));

        WIRE.startAgain();
        StepResults done = now(REPO.run(steps));
        assertThat(MEMBERS.sent())
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into teams (name) values ($1::text) …",
                        "update teams set name = $1::text where teams.id = $2::int8 …",
                        "delete from teams where teams.id = $1::int8 …",
                        "insert into teams (name) select bulk.c0 from unnest($1::text[]) …",
                        "SELECT 1; COMMIT");
        assertThat(done.get(results).names()).containsExactly("count", "team");
        assertThat(done.get(repo)).isSameAs(REPO);
        assertThat(done.get(renamed).name()).isEqualTo("race");
        assertThat(done.get(gone).name()).isEqualTo("race");
        assertThat(done.get(TEAMS)).extracting(Team::name).containsExactly("weir");
    }

    @Test
    @Behaviour("multi_test.exs:96")
    @Behaviour(value = "multi_test.exs:575", differs = "whoever peeks takes of the results what they want to see")
    void whoeverPeeksLeavesNoResult() {
        List<String> seen = new ArrayList<>();

        StepResults done = now(REPO.run(Multi.start()
                .peek(results -> seen.add(results.names().toString()))
                .put(COUNT, 1L)
                .peek(results -> seen.add("count " + results.get(COUNT)))));

        assertThat(seen).containsExactly("[]", "count 1");
        assertThat(done.names()).containsExactly("count");
    }

    @Test
    @Behaviour("multi_test.exs:599")
    void aStepThatFailsUndoesTheRest() {
        Team mill = MEMBERS.team("mill");
        IllegalStateException no = new IllegalStateException("error from run");
        WIRE.startAgain();

        StepFailed failed = failure(Multi.start()
                .insert(TEAM_STEP, TEAM.draft().name("race"))
                .run(COUNT, done -> Mono.error(no))
                .update(Step.<Team>named("renamed"), TEAM.change(mill, TEAM.name.to("weir"))));

        assertThat(MEMBERS.sent())
                .containsExactly("BEGIN READ WRITE", "insert into teams (name) values ($1::text) …", "ROLLBACK");
        assertThat(failed.step()).isEqualTo("count");
        assertThat(failed.failure()).isSameAs(no);
        assertThat(failed.done()).containsOnlyKeys("team");
        assertThat(MEMBERS.teamNames()).containsExactly("mill");
    }

    @Test
    @Behaviour("multi_test.exs:618")
    void aConstraintThatIsViolatedUndoesTheRest() {
        Team mill = MEMBERS.team("mill");
        Team race = MEMBERS.team("race");

        StepFailed failed = failure(Multi.start()
                .insert(TEAM_STEP, TEAM.draft().name("weir"))
                .put(COUNT, 1L)
                .update(
                        Step.<Team>named("renamed"),
                        TEAM.change(mill, TEAM.name.to("race")).unique(TEAM.name))
                .delete(Step.<Team>named("gone"), Changeset.of(TEAM, race)));

        assertThat(failed.step()).isEqualTo("renamed");
        assertThat(failed.failure())
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .containsExactly(FieldError.of("name", "unique", "is taken already")));
        assertThat(failed.done()).containsOnlyKeys("team", "count");
        assertThat(MEMBERS.teamNames()).containsExactly("mill", "race");
    }

    @Test
    @Behaviour({"multi_test.exs:648", "multi_test.exs:657", "multi_test.exs:224"})
    void whatIsKnownToFailIsNeverSent() {
        IllegalStateException known = new IllegalStateException("known");
        Multi first = Multi.start().insert(TEAM_STEP, TEAM.draft().name("mill"));
        WIRE.startAgain();

        StepFailed invalid =
                failure(first.insert(Step.<Member>named("member"), MEMBER.cast(params("name", "Ann"), MEMBER.name)));
        StepFailed failing = failure(first.fail(Step.named("oops"), known));

        assertThat(invalid.step()).isEqualTo("member");
        assertThat(invalid.failure())
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        bad -> assertThat(bad.errors())
                                .containsExactly(FieldError.of("email", "required", "is required")));
        assertThat(failing.step()).isEqualTo("oops");
        assertThat(failing.failure()).isSameAs(known);
        assertThat(failing.done()).isEmpty();
        assertThat(MEMBERS.sent()).isEmpty();
    }

    private static StepFailed failure(Multi steps) {
        return REPO.run(steps)
                .then(Mono.<StepFailed>empty())
                .onErrorResume(StepFailed.class, Mono::just)
                .blockOptional()
                .orElseThrow(() -> new AssertionError("nothing failed"));
    }
}
