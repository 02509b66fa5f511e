package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.Members.signUp;
import static io.millrace.changeset.TeamTable.TEAM;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.repo.Repo;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** Constraints that the database checks at COMMIT: what they mean is told as if they had been checked at the write. */
class DeferredConstraintTest {

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Repo REPO = MEMBERS.repo();
    private static final FieldError TAKEN = FieldError.of("email", "unique", "is taken already");
    private static final FieldError NO_TEAM = FieldError.of("teamId", "foreign_key", "does not exist");

    @BeforeAll
    static void defer() {
        MEMBERS.database().execute("""
                alter table members drop constraint members_email_key;
                alter table members add constraint members_email_key unique (email) deferrable initially deferred;
                alter table members alter constraint members_team_id_fkey deferrable initially deferred""");
    }

    @BeforeEach
    void fill() {
        now(REPO.insert(member("Ann", "a")));
    }

    @Test
    void outsideOfATransactionTheWriteFailsWithTheErrorOfItsField() {
        invalid(() -> now(REPO.insert(member("Bob", "a"))), TAKEN);
        invalid(() -> now(REPO.insert(member("Bob", "b").put(MEMBER.teamId.to(7L)))), NO_TEAM);
        Member bob = now(REPO.insert(member("Bob", "b")));
        invalid(() -> now(REPO.update(MEMBER.change(bob, MEMBER.email.to("a")).unique(MEMBER.email))), TAKEN);

        assertThat(now(REPO.count(from(MEMBER)))).isEqualTo(2);
    }

    @Test
    void insideATransactionItsCommitDoes() {
        List<String> seen = new ArrayList<>();

        invalid(
                () -> now(REPO.transaction(REPO.insert(member("Bob", "a"))
                        .doOnNext(bob -> seen.add(bob.name()))
                        .then(REPO.insert(member("Cid", "c"))))),
                TAKEN);
        invalid(() -> now(REPO.transaction(REPO.insert(member("Bob", "b").put(MEMBER.teamId.to(7L))))), NO_TEAM);

        assertThat(seen).containsExactly("Bob");
        assertThat(now(REPO.count(from(MEMBER)))).isEqualTo(1);
    }

    @Test
    void whatIsRightByThenIsNoError() {
        Member ann = now(REPO.require(MEMBER, 1L));
        Member bob = now(REPO.insert(member("Bob", "b")));

        now(REPO.transaction(REPO.update(
                        MEMBER.change(ann, MEMBER.email.to("b")).unique(MEMBER.email))
                .then(REPO.update(MEMBER.change(bob, MEMBER.email.to("a")).unique(MEMBER.email)))));
        now(REPO.transaction(REPO.insert(member("Cid", "c").put(MEMBER.teamId.to(1L)))
                .then(REPO.insert(TEAM.draft().name("mill")))));

        assertThat(now(REPO.all(from(MEMBER).orderBy(MEMBER.id.asc()))))
                .extracting(Member::email)
                .containsExactly("b", "a", "c");
    }

    @Test
    void aWriteThatIsUndoneMeansNothingAnyMore() {
        Mono<Member> undone = REPO.transaction(
                REPO.insert(member("Bob", "b")).flatMap(bob -> Mono.<Member>error(new IllegalStateException("no"))));

        assertThatThrownBy(() -> now(REPO.transaction(undone.onErrorResume(
                                IllegalStateException.class,
                                no -> REPO.insert(MEMBER.draft().name("Cid").email("a")))
                        .then(Mono.just(1)))))
                .isInstanceOf(ConstraintViolation.class)
                .hasMessageContaining("constraint members_email_key of table members allows each value once");
    }

    @Test
    void withWorkOrManyRowsItIsTheSame() {
        invalid(() -> now(REPO.insert(member("Bob", "a").afterWrite(bob -> Mono.empty()))), TAKEN);
        invalid(
                () -> now(REPO.insertAll(MEMBER, List.of(member("Bob", "b"), member("Cid", "a"), member("Dee", "d")))),
                TAKEN.under("1"));
        invalid(
                () -> now(REPO.insertAll(
                        MEMBER,
                        List.of(
                                MEMBER.draft().name("Bob").email("b"),
                                member("Cid", "a").afterWrite(cid -> Mono.empty())))),
                TAKEN.under("1"));
        // Work is not done twice: where COMMIT fails, and several rows may be meant, it is not known which is.
        invalid(
                () -> now(REPO.insertAll(
                        MEMBER, List.of(member("Bob", "b"), member("Cid", "a").afterWrite(cid -> Mono.empty())))),
                TAKEN);

        assertThat(now(REPO.count(from(MEMBER)))).isEqualTo(1);
    }

    @Test
    void oneThatIsNotDeclaredIsAViolation() {
        assertThatThrownBy(() -> now(REPO.transaction(
                        REPO.insert(MEMBER.cast(params("name", "Bob", "email", "a"), MEMBER.name, MEMBER.email)))))
                .isInstanceOf(ConstraintViolation.class)
                .hasMessageContaining("members_email_key");
    }

    private static Changeset<Member> member(String name, String email) {
        return signUp(params("name", name, "email", email));
    }

    private static void invalid(ThrowingCallable write, FieldError error) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors()).containsExactly(error));
    }
}
