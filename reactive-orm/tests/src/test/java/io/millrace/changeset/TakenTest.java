package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.TeamTable.TEAM;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import io.millrace.test.wire.Wire;
import io.millrace.type.Types;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether another row has some values already: what the database is asked, and when. */
class TakenTest {

    private static final FieldError TAKEN = FieldError.of("name", "unique", "is taken already");

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Wire WIRE = MEMBERS.wire();
    private static final Repo REPO = MEMBERS.repo();

    @BeforeEach
    void fill() {
        now(REPO.insert(MEMBER.draft().name("Ann").email("ann")));
    }

    @Test
    @Behaviour({"changeset_test.exs:2308", "changeset_test.exs:2507"})
    void ofANewRowItsValueIsAskedFor() {
        assertThat(statements(named("Ann")))
                .containsExactly("select 1 from members where members.name = $1::varchar limit $2::int8");
        assertThat(asked(named("Ann"))).containsExactly(TAKEN);
        assertThat(asked(named("Bob"))).isEmpty();
    }

    @Test
    @Behaviour({"changeset_test.exs:2322", "changeset_test.exs:2517"})
    @Behaviour(
            value = {"changeset_test.exs:2374", "changeset_test.exs:2384"},
            differs = "the first of the columns has the error, whose words are chosen where it is shown")
    void severalValuesAreTakenTogether() {
        Changeset<Member> both = signing("Ann", "ann");

        assertThat(statements(both.unsafeUnique(MEMBER.name, MEMBER.email)))
                .containsExactly(
                        "select 1 from members where members.name = $1::varchar and members.email = $2::text limit $3::int8");
        assertThat(asked(both.unsafeUnique(MEMBER.name, MEMBER.email))).containsExactly(TAKEN);
        assertThat(asked(both.unsafeUnique(MEMBER.email, MEMBER.name)))
                .containsExactly(FieldError.of("email", "unique", "is taken already"));
        assertThat(asked(signing("Ann", "bob").unsafeUnique(MEMBER.name, MEMBER.email)))
                .isEmpty();
    }

    @Test
    @Behaviour({"changeset_test.exs:2339", "changeset_test.exs:2356"})
    void whereSomethingIsWrongAlreadyNobodyIsAsked() {
        assertThat(statements(named("Ann").length(MEMBER.name, 1, 2))).isEmpty();
        assertThat(statements(signing("Ann", "ann")
                        .unsafeUnique(MEMBER.name, MEMBER.email)
                        .length(MEMBER.name, 1, 2)))
                .isEmpty();
        assertThat(asked(named("Ann").length(MEMBER.name, 1, 2)))
                .extracting(FieldError::code)
                .containsExactly("length");
    }

    @Test
    @Behaviour("changeset_test.exs:2439")
    void itsOwnRowIsNoOtherOne() {
        Member ann = now(REPO.require(MEMBER, 1L));
        Member bob = now(REPO.insert(MEMBER.draft().name("Bob").email("bob")));
        Changeset<Member> changes = MEMBER.edit(bob, params("name", "Ann"), MEMBER.name);

        assertThat(statements(changes.unsafeUnique(MEMBER.name)))
                .containsExactly(
                        "select 1 from members where members.name = $1::varchar and members.id <> $2::int8 limit $3::int8");
        assertThat(asked(changes.unsafeUnique(MEMBER.name))).containsExactly(TAKEN);
        assertThat(asked(MEMBER.edit(ann, params("name", "Ann", "email", "a"), MEMBER.name, MEMBER.email)
                        .unsafeUnique(MEMBER.email, MEMBER.name)))
                .isEmpty();
    }

    @Test
    @Behaviour("changeset_test.exs:2557")
    void onlyWhereOneOfTheValuesIsNewTheDatabaseIsAsked() {
        Member ann = now(REPO.require(MEMBER, 1L));
        Changeset<Member> changes = MEMBER.edit(ann, params("email", "a"), MEMBER.email);

        assertThat(statements(changes.unsafeUnique(MEMBER.email))).hasSize(1);
        assertThat(statements(changes.unsafeUnique(MEMBER.email, MEMBER.name))).hasSize(1);
        assertThat(statements(changes.unsafeUnique(MEMBER.name))).isEmpty();
    }

    @Test
    @Behaviour(
            value = "changeset_test.exs:2429",
            differs = "a null is never taken: where a constraint says otherwise, it is what tells")
    void aNullIsNotAskedFor() {
        assertThat(statements(MEMBER.cast(params("name", "Ann", "age", null), MEMBER.name, MEMBER.age)
                        .unsafeUnique(MEMBER.name, MEMBER.age)))
                .isEmpty();
    }

    @Test
    @Behaviour(
            value = {
                "changeset_test.exs:2415",
                "changeset_test.exs:2468",
                "changeset_test.exs:2487",
                "changeset_test.exs:2527",
                "changeset_test.exs:2542",
                "changeset_test.exs:2600"
            },
            differs = "whoever asks with a query of their own checks with checkAsync")
    void aQueryOfOnesOwnIsACheck() {
        Changeset<Member> changes = signing("Ann", "a")
                .checkAsync(
                        MEMBER.name,
                        name -> REPO.exists(from(MEMBER).where(MEMBER.name.eq(name), MEMBER.teamId.isNull()))
                                .map(is -> !is),
                        "is taken by somebody without a team");

        assertThat(asked(changes))
                .containsExactly(FieldError.of("name", "check", "is taken by somebody without a team"));
        assertThat(asked(changes.put(MEMBER.name.to("Bob")))).isEmpty();
    }

    @Test
    @Behaviour({"changeset_test.exs:2570", "changeset_test.exs:2589"})
    void withoutATableNobodyCanBeAsked() {
        Field<String> name = Field.of("name", Types.TEXT);

        assertThatThrownBy(() -> Changeset.input(params("name", "Ann"), name).unsafeUnique(name))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: changes without a table cannot be written
                          because: they are of fields that no table has
                          fix: read them with changes.apply(), or begin with a table: USER.cast(…)""");
        assertThat(TEAM.cast(params("name", "mill"), TEAM.name)
                        .unsafeUnique(TEAM.name)
                        .isPending())
                .isTrue();
    }

    private static Changeset<Member> named(String name) {
        return signing(name, "other").unsafeUnique(MEMBER.name);
    }

    private static Changeset<Member> signing(String name, String email) {
        return MEMBER.cast(params("name", name, "email", email), MEMBER.name, MEMBER.email);
    }

    private static List<FieldError> asked(Changeset<Member> changes) {
        return now(REPO.check(changes)).errors();
    }

    private static List<String> statements(Changeset<Member> changes) {
        WIRE.startAgain();
        now(REPO.check(changes));
        return WIRE.traffic().statements().stream()
                .filter(text -> text.startsWith("select 1"))
                .toList();
    }
}
