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
import io.millrace.error.StepFailed;
import io.millrace.repo.Multi;
import io.millrace.repo.Repo;
import io.millrace.repo.Step;
import io.millrace.repo.StepResults;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MultiTest {

    private static final Step<Team> SET_UP = Step.named("team");
    private static final Step<Member> JOIN = Step.named("member");
    private static final Step<Long> COUNT = Step.named("count");

    private static final Members MEMBERS = new Members();
    private static final Repo REPO = MEMBERS.repo();

    @BeforeEach
    void empty() {
        MEMBERS.empty();
    }

    @AfterAll
    static void close() {
        MEMBERS.close();
    }

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
