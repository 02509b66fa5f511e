package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.Members.signUp;
import static io.millrace.changeset.TeamTable.TEAM;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.error.SerializationFailure;
import io.millrace.error.StepFailed;
import io.millrace.repo.Multi;
import io.millrace.repo.Repo;
import io.millrace.repo.Step;
import io.millrace.repo.StepResults;
import io.millrace.repo.TransactionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class MultiTest {

    private static final Step<Team> SET_UP = Step.named("team");
    private static final Step<Member> JOIN = Step.named("member");
    private static final Step<Long> COUNT = Step.named("count");

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Repo REPO = MEMBERS.repo();

    @Test
    @Behaviour("repo.exs:2371")
    void eachStepSeesTheResultsOfThoseBeforeIt() {
        StepResults done = now(REPO.run(steps("ann")));

        assertThat(done.names()).containsExactly("team", "member", "count");
        assertThat(done.get(JOIN).teamId()).isEqualTo(done.get(SET_UP).id());
        assertThat(done.get(COUNT)).isEqualTo(1);
    }

    @Test
    @Behaviour("repo.exs:2382")
    void aFailureNamesItsStepAndUndoesAll() {
        now(REPO.insert(signUp(params("name", "Ann", "email", "ann"))));

        assertThatThrownBy(() -> now(REPO.run(steps("ann"))))
                .isInstanceOfSatisfying(StepFailed.class, failed -> {
                    assertThat(failed.step()).isEqualTo("member");
                    assertThat(failed.failure()).isInstanceOf(InvalidChangeset.class);
                })
                .hasMessage("""
                        ORM-507: the step member failed, and nothing was done
                          because: email: is taken already
                          fix: look at step() and failure() of this exception""");
        assertThat(now(REPO.count(from(TEAM)))).isZero();
    }

    @Test
    void changesThatAreNotValidAreFoundBeforeAnythingBegins() {
        AtomicBoolean begun = new AtomicBoolean();
        Multi steps = Multi.start()
                .run(COUNT, done -> Mono.fromSupplier(() -> begun.getAndSet(true) ? 1L : 0L))
                .insert(SET_UP, TEAM.cast(params("name", ""), TEAM.name));

        assertThatThrownBy(() -> now(REPO.run(steps))).isInstanceOf(StepFailed.class);
        assertThat(begun).isFalse();
    }

    @Test
    void aFailureTellsWhatHadBeenDone() {
        IllegalStateException late = new IllegalStateException("late");
        Multi steps = Multi.start()
                .insert(SET_UP, TEAM.draft().name("mill"))
                .run(JOIN, done -> Mono.empty())
                .run(COUNT, done -> Mono.error(late));

        assertThatThrownBy(() -> now(REPO.run(steps)))
                .isInstanceOfSatisfying(StepFailed.class, failed -> {
                    assertThat(failed.step()).isEqualTo("count");
                    assertThat(failed.failure()).isSameAs(late);
                    assertThat(failed.done()).containsOnlyKeys("team");
                    assertThat(failed.isRetryable()).isFalse();
                })
                .hasMessage("""
                        ORM-507: the step count failed, and nothing was done
                          because: IllegalStateException, after [team, member]
                          fix: look at step() and failure() of this exception""");
        assertThat(now(REPO.count(from(TEAM)))).isZero();
    }

    @Test
    void whereTheCauseMayPassAllStepsAreDoneAgain() {
        AtomicInteger attempts = new AtomicInteger();
        Multi steps = Multi.start()
                .insert(SET_UP, TEAM.draft().name("mill"))
                .run(
                        COUNT,
                        (repo, done) -> attempts.incrementAndGet() < 3
                                ? repo.sql("do $$ begin raise exception using errcode = '40001'; end $$")
                                        .execute()
                                : repo.count(from(TEAM)));

        assertThat(now(REPO.run(TransactionOptions.serializable().retries(5), steps))
                        .get(COUNT))
                .isEqualTo(1);
        assertThat(attempts).hasValue(3);
        attempts.set(0);
        MEMBERS.empty();
        assertThatThrownBy(() -> now(REPO.run(steps))).isInstanceOfSatisfying(StepFailed.class, failed -> {
            assertThat(failed.failure()).isInstanceOf(SerializationFailure.class);
            assertThat(failed.isRetryable()).isTrue();
        });
    }

    @Test
    void stepsMayBeMadeOfTheResultsBeforeThem() {
        Step<List<Member>> joined = Step.named("members");
        Step<List<Team>> teams = Step.named("teams");
        Step<Boolean> any = Step.named("any");
        Step<Team> one = Step.named("one");
        Step<Team> gone = Step.named("gone");
        List<String> seen = new ArrayList<>();

        StepResults done = now(REPO.run(Multi.start()
                .insert(SET_UP, results -> TEAM.draft().name("mill"))
                .update(Step.<Team>named("renamed"), results -> TEAM.change(results.get(SET_UP), TEAM.name.to("race")))
                .insertAll(
                        joined,
                        MEMBER,
                        results -> List.of(
                                MEMBER.draft()
                                        .name("a")
                                        .email("a")
                                        .teamId(results.get(SET_UP).id()),
                                MEMBER.draft().name("b").email("b")))
                .peek(results -> seen.addAll(results.names()))
                .all(teams, results -> from(TEAM))
                .one(one, results -> from(TEAM).where(TEAM.name.eq("race")))
                .exists(any, results -> from(MEMBER).where(MEMBER.name.eq("z")))
                .insert(gone, results -> TEAM.draft().name("gone"))
                .delete(Step.<Team>named("deleted"), results -> Changeset.of(TEAM, results.get(gone)))));

        assertThat(seen).containsExactly("team", "renamed", "members");
        assertThat(done.get(joined)).hasSize(2);
        assertThat(done.get(teams)).containsExactly(done.get(one));
        assertThat(done.get(any)).isFalse();
        assertThat(now(REPO.all(from(TEAM)))).extracting(Team::name).containsExactly("race");
    }

    @Test
    void resultsMayDecideWhichStepsThereAre() {
        Multi steps = Multi.start()
                .put(COUNT, 2L)
                .merge(done -> {
                    Multi more = Multi.start();
                    for (int i = 0; i < done.get(COUNT); i++) {
                        more = more.insert(Step.named("team " + i), TEAM.draft().name("team " + i));
                    }
                    return more;
                })
                .run(Step.<Long>named("teams"), (repo, done) -> repo.count(from(TEAM)));

        assertThat(now(REPO.run(steps)).names()).containsExactly("count", "team 0", "team 1", "teams");
        assertThatThrownBy(() -> now(REPO.run(
                        Multi.start().put(COUNT, 2L).merge(done -> Multi.start().put(COUNT, 3L)))))
                .isInstanceOfSatisfying(
                        StepFailed.class,
                        failed ->
                                assertThat(failed.failure()).hasMessageContaining("there are two steps called count"));
        assertThatThrownBy(() -> now(REPO.run(Multi.start()
                        .insert(Step.<Team>named("first"), TEAM.draft().name("first"))
                        .merge(done -> Multi.start().insert(SET_UP, TEAM.cast(params("name", ""), TEAM.name))))))
                .isInstanceOfSatisfying(
                        StepFailed.class, failed -> assertThat(failed.step()).isEqualTo("team"));
        assertThat(now(REPO.count(from(TEAM)))).isEqualTo(2);
    }

    @Test
    void aStepThatIsKnownToFailDoesSoBeforeAnythingBegins() {
        AtomicBoolean begun = new AtomicBoolean();
        IllegalStateException known = new IllegalStateException("known");
        Multi steps = Multi.start()
                .fail(JOIN, known)
                .prepend(Multi.start().run(COUNT, done -> Mono.fromSupplier(() -> begun.getAndSet(true) ? 1L : 0L)));

        assertThat(steps.names()).containsExactly("count", "member");
        assertThatThrownBy(() -> now(REPO.run(steps)))
                .isInstanceOfSatisfying(
                        StepFailed.class, failed -> assertThat(failed.failure()).isSameAs(known));
        assertThat(begun).isFalse();
    }

    @Test
    void stepsArePutTogetherWhenTheProgramRuns() {
        Multi steps = Multi.start();
        for (int i = 0; i < 3; i++) {
            steps = steps.insert(Step.named("team " + i), TEAM.draft().name("team " + i));
        }
        Multi all = steps.append(Multi.start().put(COUNT, 3L));
        Team mill = new Team(1, "weir");
        Multi more = all.update(SET_UP, Changeset.of(TEAM, mill));

        assertThat(now(REPO.run(more)).get(SET_UP)).isSameAs(mill);
        assertThat(more).hasToString("steps [team 0, team 1, team 2, count, team]");
        assertThat(now(REPO.run(Multi.start())).names()).isEmpty();
        assertThatThrownBy(() -> all.put(COUNT, 4L))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: there are two steps called count
                          because: later steps and failures name a step
                          fix: give one of them another name: Step.named("…")""");
    }

    private static Multi steps(String email) {
        return Multi.start()
                .insert(SET_UP, TEAM.draft().name("mill"))
                .run(
                        JOIN,
                        (repo, done) -> repo.insert(signUp(params(
                                "name",
                                "Ann",
                                "email",
                                email,
                                "teamId",
                                done.get(SET_UP).id()))))
                .run(COUNT, (repo, done) -> repo.count(from(MEMBER)));
    }
}
