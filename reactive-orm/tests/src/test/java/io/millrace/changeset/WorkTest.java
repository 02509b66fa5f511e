package io.millrace.changeset;

import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.Members.signUp;
import static io.millrace.changeset.TeamTable.TEAM;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** Work that changes carry: before and after their write in one transaction, and after it has committed. */
class WorkTest {

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Repo REPO = MEMBERS.repo();

    @Test
    void withoutWorkThereIsNoTransaction() {
        List<Boolean> inside = new ArrayList<>();
        Changeset<Team> plain = TEAM.change(TEAM.name.to("mill"));
        Changeset<Team> worked = TEAM.change(TEAM.name.to("race"))
                .prepare(changes -> REPO.inTransaction().doOnNext(inside::add).thenReturn(changes));

        assertThat(plain.hasWork()).isFalse();
        assertThat(worked.hasWork()).isTrue();
        now(REPO.insert(plain));
        now(REPO.insert(worked));
        assertThat(inside).containsExactly(true);
    }

    @Test
    void whatIsPreparedIsWritten() {
        Changeset<Team> changes = TEAM.change(TEAM.name.to("mill"))
                .prepare(before -> Mono.just(before.put(TEAM.name.to(before.get(TEAM.name) + "!"))))
                .prepare(before -> Mono.just(before.put(TEAM.name.to(before.get(TEAM.name) + "?"))));

        Team team = now(REPO.insert(changes));
        assertThat(team.name()).isEqualTo("mill!?");
        Team updated = now(REPO.update(TEAM.change(team, TEAM.name.to("race"))
                .prepare(before -> Mono.just(before.put(TEAM.name.to("weir"))))));
        assertThat(updated.name()).isEqualTo("weir");
        List<Team> removed = new ArrayList<>();
        now(REPO.delete(Changeset.of(TEAM, updated).afterWrite(row -> Mono.fromRunnable(() -> removed.add(row)))));
        assertThat(removed).containsExactly(updated);
    }

    @Test
    void whereWorkFailsNothingIsWritten() {
        IllegalStateException no = new IllegalStateException("no");
        Changeset<Team> mill = TEAM.change(TEAM.name.to("mill"));

        assertThatThrownBy(() -> now(REPO.insert(mill.afterWrite(row -> Mono.error(no)))))
                .isSameAs(no);
        assertThatThrownBy(() -> now(REPO.insert(mill.prepare(
                        changes -> REPO.insert(TEAM.draft().name("race"))
                                .then(Mono.just(changes.error(FieldError.of("name", "closed", "is closed"))))))))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .containsExactly(FieldError.of("name", "closed", "is closed")));
        assertThat(now(REPO.count(from(TEAM)))).isZero();
    }

    @Test
    void workIsDoneInTheSameTransactionAndAfterIt() {
        Team mill = now(REPO.insert(TEAM.draft().name("mill")));
        List<String> told = new ArrayList<>();
        Changeset<Member> joining = signUp(params("name", "Ann", "email", "ann", "teamId", mill.id()))
                .afterWrite(member -> REPO.updateAll(from(TEAM).where(TEAM.id.eq(mill.id())))
                        .set(TEAM.name.to("mill of " + member.name())))
                .afterCommit(member -> REPO.require(TEAM, mill.id()).doOnNext(team -> told.add(team.name())));

        now(REPO.transaction(
                REPO.insert(joining).doOnNext(member -> assertThat(told).isEmpty())));
        assertThat(told).containsExactly("mill of Ann");

        told.clear();
        assertThatThrownBy(() -> now(REPO.insert(joining))).isInstanceOf(InvalidChangeset.class);
        assertThat(told).isEmpty();
    }

    @Test
    void withoutAChangeThereIsNothingToDo() {
        Team mill = now(REPO.insert(TEAM.draft().name("mill")));
        Changeset<Team> same = TEAM.change(mill, TEAM.name.to("mill"))
                .prepare(changes -> Mono.error(new IllegalStateException("prepared")));

        assertThat(now(REPO.update(same))).isSameAs(mill);
    }

    @Test
    void rowsThatAreInsertedTogetherCarryWorkOfTheirOwn() {
        List<String> told = new ArrayList<>();
        List<Changeset<Team>> rows = Stream.of("mill", "race")
                .map(name -> TEAM.change(TEAM.name.to(name))
                        .prepare(before -> Mono.just(before.put(TEAM.name.to(before.get(TEAM.name) + "!"))))
                        .afterWrite(team -> REPO.inTransaction()
                                .doOnNext(inside -> told.add(team.name() + " " + team.id() + " " + inside)))
                        .afterCommit(team -> Mono.fromRunnable(() -> told.add(team.name() + " has come"))))
                .toList();

        List<Team> teams = now(REPO.insertAll(TEAM, rows));

        assertThat(teams).extracting(Team::name).containsExactly("mill!", "race!");
        assertThat(told).containsExactly("mill! 1 true", "race! 2 true", "mill! has come", "race! has come");
        told.clear();
        assertThatThrownBy(() -> now(REPO.insertAll(
                        TEAM,
                        List.of(
                                TEAM.change(TEAM.name.to("weir")),
                                TEAM.change(TEAM.name.to("dam"))
                                        .afterWrite(team -> Mono.error(new IllegalStateException("no")))))))
                .hasMessage("no");
        assertThat(now(REPO.count(from(TEAM)))).isEqualTo(2);
    }

    @Test
    void whatOnePreparesAndIsNotValidStandsUnderItsPlace() {
        List<Changeset<Team>> rows = List.of(
                TEAM.change(TEAM.name.to("mill")),
                TEAM.change(TEAM.name.to("race"))
                        .prepare(before -> Mono.just(before.error(FieldError.of("name", "closed", "is closed")))));

        assertThatThrownBy(() -> now(REPO.insertAll(TEAM, rows)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .containsExactly(FieldError.of("name", "closed", "is closed")
                                        .under("1")));
        assertThat(now(REPO.count(from(TEAM)))).isZero();
    }

    @Test
    void whereRowsAreNotGivenBackThereIsNoWork() {
        List<Changeset<Team>> rows = List.of(TEAM.change(TEAM.name.to("mill")).afterWrite(row -> Mono.empty()));

        assertThatThrownBy(() -> now(REPO.insertAll(TEAM, rows).returning(TEAM.id)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: changes of Team cannot be inserted for something else than their rows
                          because: they have work to do, which needs their rows back, each of them
                          fix: insert them, and read what you need then: repo.insertAll(…)""");
        assertThatThrownBy(() -> now(REPO.insertAll(TEAM, rows).skipConflicts()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(
                        "ORM-112: changes of Team cannot be inserted with what to do on a conflict\n  because: they have");
        assertThatThrownBy(() -> now(REPO.upsertAll(TEAM, rows).on(TEAM.name).outcomes()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-112: changes of Team cannot be inserted for their outcomes");
        assertThat(now(REPO.count(from(TEAM)))).isZero();
    }

    @Test
    void whereRowsAreNotGivenBackNoAnswerIsWaitedFor() {
        List<Changeset<Team>> rows = List.of(
                TEAM.change(TEAM.name.to("dam")),
                TEAM.change(TEAM.name.to("mill")).checkAsync(TEAM.name, name -> Mono.just(true), "is odd"));

        assertThatThrownBy(() -> now(REPO.upsertAll(TEAM, rows).on(TEAM.name).outcomes()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: changes of Team cannot be inserted for their outcomes
                          because: they have checks whose answers come later, and those are waited for only where their rows come back, each of them
                          fix: insert them, and read what you need then: repo.insertAll(…)""");
        assertThat(now(REPO.count(from(TEAM)))).isZero();
    }

    @Test
    @Behaviour("changeset_test.exs:665")
    void mergedChangesDoTheWorkOfBoth() {
        List<String> told = new ArrayList<>();
        Changeset<Team> one = TEAM.change(TEAM.name.to("mill"))
                .prepare(before -> Mono.just(before.put(TEAM.name.to(before.get(TEAM.name) + "!"))))
                .afterWrite(team -> Mono.fromRunnable(() -> told.add("one")));
        Changeset<Team> other = TEAM.change(TEAM.name.to("race"))
                .prepare(before -> Mono.just(before.put(TEAM.name.to(before.get(TEAM.name) + "?"))))
                .afterWrite(team -> Mono.fromRunnable(() -> told.add("other")))
                .afterCommit(team -> Mono.fromRunnable(() -> told.add("committed")));

        assertThat(now(REPO.insert(one.merge(other))).name()).isEqualTo("race!?");
        assertThat(told).containsExactly("one", "other", "committed");
    }

    @Test
    void workThatIsAddedWhileTheWriteIsPreparedIsDoneToo() {
        List<String> told = new ArrayList<>();
        Changeset<Team> changes = TEAM.change(TEAM.name.to("mill"))
                .afterWrite(team -> Mono.fromRunnable(() -> told.add("first")))
                .prepare(before -> Mono.just(before.afterWrite(team -> Mono.fromRunnable(() -> told.add("second")))
                        .afterCommit(team -> Mono.fromRunnable(() -> told.add("committed")))));

        now(REPO.insert(changes));
        assertThat(told).containsExactly("first", "second", "committed");

        told.clear();
        assertThat(now(REPO.insertAll(TEAM, List.of(changes.put(TEAM.name.to("race"))))))
                .hasSize(1);
        assertThat(told).containsExactly("first", "second", "committed");
    }
}
