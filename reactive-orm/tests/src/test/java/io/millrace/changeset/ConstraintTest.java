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
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.repo.Repo;
import io.millrace.repo.write.InsertAll;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConstraintTest {

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Repo REPO = MEMBERS.repo();

    @Test
    @Behaviour("repo.exs:343")
    @Behaviour("changeset_test.exs:2781")
    void aUniqueConstraintThatIsDeclaredIsTheErrorOfItsColumn() {
        now(REPO.insert(signUp(params("name", "Ann", "email", "ann@example.org"))));

        invalid(
                () -> now(REPO.insert(signUp(params("name", "Bob", "email", "ann@example.org")))),
                FieldError.of("email", "unique", "is taken already"));
    }

    @Test
    void ofManyRowsItIsTheErrorOfTheRowThatViolatesIt() {
        now(REPO.insert(signUp(params("name", "Ann", "email", "ann@example.org"))));
        InsertAll<Member> rows = REPO.insertAll(
                MEMBER,
                List.of(
                        signUp(params("name", "Bob", "email", "bob@example.org")),
                        signUp(params("name", "Cid", "email", "ann@example.org")),
                        MEMBER.draft().name("Dee").email("dee@example.org")));
        FieldError error = FieldError.of("email", "unique", "is taken already").under("1");

        invalid(() -> now(rows), error);
        invalid(() -> now(rows.returningCount()), error);
        invalid(() -> now(rows.returning(MEMBER.id)), error);
        Member bob = now(REPO.transaction(rows.next()
                .onErrorResume(
                        InvalidChangeset.class,
                        invalid -> REPO.insert(signUp(params("name", "Bob", "email", "bob@example.org"))))));
        assertThat(now(REPO.all(from(MEMBER).orderBy(MEMBER.id.asc()))))
                .extracting(Member::name)
                .containsExactly("Ann", bob.name());
    }

    @Test
    void oneThatIsNotDeclaredFailsWithTheLineToAdd() {
        now(REPO.insert(signUp(params("name", "Ann", "email", "ann@example.org"))));
        Changeset<Member> undeclared = MEMBER.cast(
                        params("name", "Bob", "email", "ann@example.org"), MEMBER.name, MEMBER.email)
                .references(MEMBER.teamId);

        assertThatThrownBy(() -> now(REPO.insert(undeclared)))
                .isInstanceOf(ConstraintViolation.class)
                .hasMessageContaining(
                        "  because: constraint members_email_key of table members allows each value once\n"
                                + "    the changeset declares these constraints: members_team_id_fkey\n"
                                + "  fix: to have it as the error of a field, add to the changeset:"
                                + " .unique(MEMBER.email)")
                .message()
                .doesNotContain("ann@example.org");
        assertThatThrownBy(() -> now(REPO.insert(MEMBER.cast(
                        params("name", "Bob", "email", "b", "age", 200), MEMBER.name, MEMBER.email, MEMBER.age))))
                .isInstanceOf(ConstraintViolation.class)
                .hasMessageContaining("the changeset declares no constraint")
                .hasMessageEndingWith("add to the changeset: .checked(MEMBER.age)");
        now(REPO.insert(born("c")));
        assertThatThrownBy(() -> now(REPO.insert(born("d"))))
                .isInstanceOf(ConstraintViolation.class)
                .hasMessageEndingWith("add to the changeset: .excluded(MEMBER.born)");
        MEMBERS.database().execute("alter table members add constraint grown_up check (age <> 17)");
        try {
            assertThatThrownBy(() -> now(REPO.insert(signUp(params("name", "Bob", "email", "b", "age", 17)))))
                    .isInstanceOf(ConstraintViolation.class)
                    .hasMessageEndingWith(".constraint(MEMBER.…, Constraint.named(\"grown_up\"), \"…\")");
        } finally {
            MEMBERS.database().execute("alter table members drop constraint grown_up");
        }
    }

    @Test
    @Behaviour("repo.exs:482")
    @Behaviour("changeset_test.exs:2951")
    @Behaviour(
            value = "changeset_test.exs:3092",
            differs = "the column that refers to the other row has the error, rather than the relation")
    void aForeignKeyIsTheErrorOfItsColumn() {
        invalid(
                () -> now(REPO.insert(signUp(params("name", "Bob", "email", "b", "teamId", 7)))),
                FieldError.of("teamId", "foreign_key", "does not exist"));
    }

    @Test
    @Behaviour({"repo.exs:543", "repo.exs:557", "repo.exs:574"})
    @Behaviour("changeset_test.exs:3216")
    @Behaviour(
            value = {"changeset_test.exs:3299", "changeset_test.exs:3328"},
            differs = "the constraint of the table that refers to the row is named, rather than the relation")
    void aRowThatIsReferredToIsNotDeleted() {
        Team team = now(REPO.insert(TEAM.draft().name("mill")));
        now(REPO.insert(signUp(params("name", "Ann", "email", "a", "teamId", team.id()))));

        assertThatThrownBy(() -> now(REPO.delete(Changeset.of(TEAM, team)))).isInstanceOf(ConstraintViolation.class);
        invalid(
                () -> now(REPO.delete(Changeset.of(TEAM, team)
                        .constraint(TEAM.id, Constraint.named("members_team_id_fkey"), "still has members"))),
                FieldError.of("id", "constraint", "still has members"));
    }

    @Test
    @Behaviour("constraints_test.exs:78")
    @Behaviour("changeset_test.exs:2664")
    void aCheckIsTheErrorOfItsColumn() {
        Changeset<Member> old = signUp(params("name", "Ann", "email", "a", "age", 200));

        invalid(() -> now(REPO.insert(old.checked(MEMBER.age))), FieldError.of("age", "check", "is not allowed"));
        for (Constraint constraint : new Constraint[] {
            Constraint.named("members_age_check"),
            Constraint.startingWith("members_age"),
            Constraint.endingWith("_check"),
            Constraint.matching(Pattern.compile("members_.*_check"))
        }) {
            invalid(
                    () -> now(REPO.insert(old.constraint(MEMBER.age, constraint, "is too old"))),
                    FieldError.of("age", "constraint", "is too old"));
        }
    }

    @Test
    @Behaviour("constraints_test.exs:44")
    @Behaviour("changeset_test.exs:3371")
    void anExclusionIsTheErrorOfItsColumn() {
        now(REPO.insert(born("a")));

        assertThatThrownBy(() -> now(REPO.insert(born("b")))).isInstanceOf(ConstraintViolation.class);
        invalid(
                () -> now(REPO.insert(born("b").excluded(MEMBER.born))),
                FieldError.of("born", "overlap", "conflicts with another one"));
    }

    @Test
    void aNullThatTheDatabaseRefusesIsTheErrorOfItsColumn() {
        MEMBERS.database().execute("alter table members alter column age set not null");
        try {
            invalid(
                    () -> now(REPO.insert(signUp(params("name", "Ann", "email", "a")))),
                    FieldError.of("age", "required", "is required"));
        } finally {
            MEMBERS.database().execute("alter table members alter column age drop not null");
        }
    }

    @Test
    void aTransactionLivesOnAfterAViolation() {
        now(REPO.insert(signUp(params("name", "Ann", "email", "a"))));

        Member bob = now(REPO.transaction(REPO.insert(signUp(params("name", "Bob", "email", "a")))
                .onErrorResume(
                        InvalidChangeset.class, bad -> REPO.insert(signUp(params("name", "Bob", "email", "b"))))));

        assertThat(bob.email()).isEqualTo("b");
        assertThat(now(REPO.count(from(MEMBER)))).isEqualTo(2);
    }

    /** A deferred constraint is checked at COMMIT: outside of the write, and told by the changeset all the same. */
    @Test
    void aDeferredConstraintIsExplainedAtTheEndOfTheTransaction() {
        MEMBERS.database()
                .execute("alter table members alter constraint members_team_id_fkey deferrable initially deferred");
        try {
            Changeset<Member> changes = signUp(params("name", "Bob", "email", "b", "teamId", 7));
            FieldError missing = FieldError.of("teamId", "foreign_key", "does not exist");

            invalid(() -> now(REPO.insert(changes)), missing);
            invalid(
                    () -> now(REPO.transaction(REPO.insert(changes))
                            .onErrorMap(ConstraintViolation.class, changes::failure)),
                    missing);
        } finally {
            MEMBERS.database().execute("alter table members alter constraint members_team_id_fkey not deferrable");
        }
    }

    private static Changeset<Member> born(String email) {
        return MEMBER.cast(
                params("name", "Ann", "email", email, "age", 1, "born", "2024-01-31"),
                MEMBER.name,
                MEMBER.email,
                MEMBER.age,
                MEMBER.born);
    }

    private static void invalid(ThrowingCallable call, FieldError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors()).containsExactly(error));
    }
}
