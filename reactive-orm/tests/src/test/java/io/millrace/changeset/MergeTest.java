package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.TeamTable.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** What two changesets have of a third is there once when they are merged. */
class MergeTest {

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Repo REPO = MEMBERS.repo();

    @Test
    @Behaviour({"changeset_test.exs:615", "changeset_test.exs:651", "changeset_test.exs:694", "changeset_test.exs:701"})
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
    @Behaviour({"changeset_test.exs:602", "changeset_test.exs:683"})
    void theOtherOnesValuesAndInputAreOverThese() {
        Changeset<Member> empty = MEMBER.cast(params(), MEMBER.name);
        Changeset<Member> ann = MEMBER.cast(params("name", "Ann", "age", 30), MEMBER.name);
        Changeset<Member> bob =
                MEMBER.cast(params("name", "Bob", "age", 31, "email", "bob"), MEMBER.name, MEMBER.email);

        assertThat(ann.merge(bob).isValid()).isTrue();
        assertThat(ann.merge(bob).changes()).isEqualTo(Map.of("name", "Bob", "email", "bob"));
        assertThat(bob.merge(ann).changes()).isEqualTo(Map.of("name", "Ann", "email", "bob"));
        assertThat(ann.merge(bob).cast(MEMBER.age).get(MEMBER.age)).isEqualTo(31);
        assertThat(ann.merge(MEMBER.change(MEMBER.email.to("a")))
                        .cast(MEMBER.age)
                        .get(MEMBER.age))
                .isEqualTo(30);
        assertThat(empty.merge(ann).cast(MEMBER.age).get(MEMBER.age)).isEqualTo(30);
    }

    @Test
    @Behaviour("changeset_test.exs:677")
    void inputsOfDifferentFieldsBecomeOneOfAll() {
        Field<String> words = Field.of("words", Types.TEXT);
        Field<Integer> page = Field.of("page", Types.INT4);
        Field<Integer> size = Field.of("size", Types.INT4);
        Changeset<Input> one =
                Changeset.input(params("words", "mill", "page", 1), words, page).required(words);
        Changeset<Input> other =
                Changeset.input(params("size", 20, "page", 2), size, page).max(size, 10);

        Changeset<Input> both = one.merge(other);
        assertThat(both.changes()).containsExactly(entry("words", "mill"), entry("page", 2), entry("size", 20));
        assertThat(both.errors()).extracting(Object::toString).containsExactly("size: must be at most 10");
        assertThat(both.get(size)).isEqualTo(20);
        assertThat(one.merge(Changeset.input(params("page", 3), page)).apply().get(page))
                .isEqualTo(3);
        assertThat(Changeset.input(params("page", 3), page).merge(one).apply().get(words))
                .isEqualTo("mill");
    }

    @Test
    void whatOneOfTheTwoHasCastIsKnown() {
        Params input = params("page", 1, "size", 20, "sort", "name");
        Field<Integer> page = Field.of("page", Types.INT4);
        Field<Integer> size = Field.of("size", Types.INT4);
        Changeset<Input> both = Changeset.input(input, page).merge(Changeset.input(input, size));

        assertThat(both.unknown()).containsExactly("sort");
        assertThat(Changeset.input(input, page)
                        .merge(Changeset.input(params("more", 1), size))
                        .unknown())
                .containsExactly("size", "sort", "more");
    }

    @Test
    void fieldsOfOneNameAreOneField() {
        Field<String> token = Field.of("token", Types.TEXT);
        Changeset<Input> seen = Changeset.input(params("token", "abc"), token);
        Changeset<Input> hidden = Changeset.input(params("token", "xyz"), token.sensitive());

        assertThat(seen.merge(hidden).toString()).doesNotContain("xyz");
        assertThat(hidden.merge(seen).toString()).doesNotContain("abc");
        assertThatThrownBy(() -> seen.merge(Changeset.input(params("token", 1), Field.of("token", Types.INT4))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: inputs with two fields token cannot become one
                          because: one of them is text and the other int4
                          fix: give both the same field""");
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
    @Behaviour("changeset_test.exs:724")
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
