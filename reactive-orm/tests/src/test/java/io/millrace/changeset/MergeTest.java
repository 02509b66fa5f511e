package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.TeamTable.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What two changesets have of a third is there once when they are merged. */
class MergeTest {

    private static final Members MEMBERS = new Members();
    private static final Repo REPO = MEMBERS.repo();

    @AfterAll
    static void close() {
        MEMBERS.close();
    }

    @Test
    void errorsAndWhatIsUnknownAreThereOnce() {
        Changeset<Member> both = MEMBER.cast(params("name", "A", "odd", 1), MEMBER.name)
                .length(MEMBER.name, 2, 30)
                .unique(MEMBER.email);
        Changeset<Member> merged = both.required(MEMBER.email).merge(both.min(MEMBER.age, 13));

        assertThat(merged.errors())
                .extracting(Object::toString)
                .containsExactly("name: must have at least 2 characters", "email: is required");
        assertThat(merged.unknown()).containsExactly("odd");
        assertThat(merged.state.rules()).hasSize(1);
    }

    @Test
    void checksAndWorkAreDoneOnce() {
        List<String> done = new ArrayList<>();
        Changeset<Team> both = TEAM.change(TEAM.name.to("mill"))
                .checkAsync(
                        TEAM.name,
                        name -> Mono.fromSupplier(() -> {
                            done.add("check");
                            return true;
                        }),
                        "is odd")
                .afterWrite(team -> Mono.fromRunnable(() -> done.add("work")));

        now(REPO.insert(both.afterWrite(team -> Mono.fromRunnable(() -> done.add("more")))
                .merge(both)));

        assertThat(done).containsExactly("check", "work", "more");
    }

    @Test
    void thoseOfTwoRowsAreRefused() {
        Changeset<Team> one = TEAM.change(new Team(1, "mill"), TEAM.name.to("race"));
        Changeset<Team> other = TEAM.change(new Team(2, "pond"), TEAM.name.to("weir"));

        assertThatThrownBy(() -> one.merge(other))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                ORM-111: changes of two rows of Team cannot become those of one
                  because: what the other ones change is not the row that these change
                  fix: begin both with the same row, or the other ones without any: TABLE.change(values)""");
        assertThatThrownBy(() -> TEAM.change(TEAM.name.to("race")).merge(other)).isInstanceOf(InvalidQuery.class);
        assertThat(one.merge(TEAM.change(TEAM.name.to("weir"))).apply()).isEqualTo(new Team(1, "weir"));
    }
}
