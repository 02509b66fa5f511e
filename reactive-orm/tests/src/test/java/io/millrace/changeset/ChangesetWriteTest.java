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
import io.millrace.error.StaleRow;
import io.millrace.repo.Repo;
import io.millrace.repo.write.Attempt;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ChangesetWriteTest {

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Repo REPO = MEMBERS.repo();

    @Test
    @Behaviour("repo.exs:176")
    void anInsertSendsWhatIsGivenAndAnUpdateWhatChanges() {
        Changeset<Member> signUp = signUp(params("name", "Ann", "email", "ann@example.org", "age", "30"));
        assertThat(REPO.insert(signUp).toSql().get(0).sql())
                .startsWith(
                        "insert into members (name, email, age, version) values ($1::varchar, $2::text, $3::int4, 1)"
                                + " returning members.id, members.name");
        Member ann = now(REPO.insert(signUp));
        assertThat(ann.age()).isEqualTo(30);
        assertThat(ann.role()).isEqualTo(Member.Role.READER);

        Changeset<Member> edit =
                MEMBER.edit(ann, params("name", "Anna", "email", "ann@example.org"), MEMBER.name, MEMBER.email);
        assertThat(REPO.update(edit).toSql().get(0).sql())
                .startsWith("update members set name = $1::varchar, version = members.version + 1 where members.id ="
                        + " $2::int8 and members.version = $3::int4 returning members.id");
        assertThat(now(REPO.update(edit)).name()).isEqualTo("Anna");
        assertThat(now(REPO.require(MEMBER, ann.id())).version()).isEqualTo(2);
    }

    @Test
    @Behaviour("repo.exs:193")
    void noChangeIsNoStatement() {
        Member ann = ann();
        Changeset<Member> same = MEMBER.edit(ann, params("name", "Ann", "age", ""), MEMBER.name, MEMBER.age);

        assertThat(REPO.update(same).toSql()).isEmpty();
        assertThat(now(REPO.update(same))).isSameAs(ann);
        assertThat(now(REPO.update(same))).isSameAs(ann);
        assertThat(now(REPO.require(MEMBER, ann.id()))).isEqualTo(ann);
    }

    @Test
    @Behaviour("repo.exs:279")
    @Behaviour("changeset_test.exs:2649")
    void aStaleRowIsNeitherUpdatedNorDeleted() {
        Member ann = ann();
        now(REPO.update(MEMBER.change(ann, MEMBER.age.to(31))));

        StepVerifier.create(REPO.update(MEMBER.change(ann, MEMBER.age.to(32)))).verifyError(StaleRow.class);
        StepVerifier.create(REPO.delete(Changeset.of(MEMBER, ann))).verifyError(StaleRow.class);
        Member again = now(REPO.require(MEMBER, ann.id()));
        assertThat(again.age()).isEqualTo(31);
        assertThat(now(REPO.delete(Changeset.of(MEMBER, again)))).isEqualTo(again);
    }

    @Test
    void whatIsNotValidIsNotWritten() {
        Changeset<Member> bad = signUp(params("name", "x", "age", "12"));

        assertThatThrownBy(() -> now(REPO.insert(bad)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Object::toString)
                                .containsExactly(
                                        "email: is required",
                                        "name: must have at least 2 characters",
                                        "age: must be at least 13"));
        assertThat(now(REPO.count(from(MEMBER)))).isZero();
    }

    @Test
    void aColumnThatANewRowNeedsIsAnErrorBeforeAnythingIsSent() {
        assertThatThrownBy(() -> now(REPO.insert(MEMBER.cast(params("age", 3), MEMBER.age))))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Object::toString)
                                .containsExactly("name: is required", "email: is required"));
    }

    @Test
    void anAttemptEmitsWhatIsWrong() {
        Attempt<Member> refused = now(REPO.tryInsert(signUp(params("name", "Ann"))));
        assertThat(((Attempt.Refused<Member>) refused).errors()).hasSize(1);
        Attempt<Member> written = now(REPO.tryInsert(signUp(params("name", "Ann", "email", "a@b"))));
        assertThat(written).isInstanceOf(Attempt.Written.class);
        Member ann = ((Attempt.Written<Member>) written).row();
        assertThat(now(REPO.tryUpdate(MEMBER.edit(ann, params("age", "x"), MEMBER.age))))
                .isInstanceOf(Attempt.Refused.class);
    }

    @Test
    void newRowsAndRowsThatAreThereAreNotMixedUp() {
        Member ann = ann();

        assertThatThrownBy(() -> now(REPO.insert(MEMBER.change(ann, MEMBER.age.to(1)))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: changes of Member cannot be inserted
                          because: they are of a row that is there
                          fix: repo.update(changes)""");
        assertThatThrownBy(() -> now(REPO.update(MEMBER.change(MEMBER.age.to(1)))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: changes of Member cannot be updated
                          because: they are of no row that is there
                          fix: begin with the row: MEMBER.edit(row, params, …); or repo.insert(changes)""");
    }

    /** No name of the input that is not allowed ever gets into a statement. */
    @Test
    void whatIsNotAllowedNeverReachesSql() {
        Params hostile = params(
                "name",
                "Eve",
                "email",
                "eve@example.org",
                "admin",
                true,
                "id",
                1,
                "version",
                99,
                "role",
                "AUTHOR",
                "name; drop table members",
                "x",
                "is_admin",
                true);
        Changeset<Member> changes = MEMBER.cast(hostile, MEMBER.name, MEMBER.email);

        assertThat(REPO.insert(changes).toSql().get(0).sql()).startsWith("insert into members (name, email, version)");
        Member eve = now(REPO.insert(changes));
        assertThat(eve.admin()).isFalse();
        assertThat(eve.version()).isEqualTo(1);
        assertThat(REPO.update(MEMBER.edit(eve, hostile, MEMBER.name)).toSql()).isEmpty();
        assertThat(changes.unknown())
                .containsExactly("admin", "id", "version", "role", "name; drop table members", "is_admin");
    }

    @Test
    @Behaviour("repo.exs:628")
    void theDatabaseIsAskedFirstWhereToldTo() {
        Member ann = ann();
        Changeset<Member> other =
                signUp(params("name", "Bob", "email", "ann@example.org")).unsafeUnique(MEMBER.email);

        assertThat(now(REPO.check(other)).errors().get(0)).hasToString("email: is taken already");
        assertThatThrownBy(() -> now(REPO.insert(other))).isInstanceOf(InvalidChangeset.class);
        assertThat(now(REPO.check(MEMBER.edit(ann, params("email", "ann@example.org", "name", "A"), MEMBER.name)
                                .unsafeUnique(MEMBER.email, MEMBER.name)))
                        .isValid())
                .isTrue();
        assertThat(now(REPO.check(signUp(params("name", "Bob", "email", "ann@example.org"))
                                .unsafeUnique(MEMBER.email, MEMBER.name)))
                        .isValid())
                .isTrue();
    }

    @Test
    void aSlowCheckIsMadeBeforeTheWrite() {
        Changeset<Member> changes = signUp(params("name", "Ann", "email", "ann@example.org"))
                .checkAsync(MEMBER.name, name -> Mono.just(false), "is on a list");

        assertThatThrownBy(() -> now(REPO.insert(changes))).hasMessageContaining("name: is on a list");
        assertThat(now(REPO.count(from(MEMBER)))).isZero();
        assertThatThrownBy(() -> now(REPO.insertAll(MEMBER, List.of(changes))))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors().get(0)).hasToString("0.name: is on a list"));
        assertThat(now(REPO.count(from(MEMBER)))).isZero();
    }

    @Test
    void ofManyTheErrorsStandUnderTheirPlaces() {
        assertThatThrownBy(() -> now(REPO.insertAll(
                        TEAM,
                        List.of(
                                TEAM.cast(params("name", "mill"), TEAM.name),
                                TEAM.cast(params("name", ""), TEAM.name)))))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors().get(0)).hasToString("1.name: is required"));
        assertThat(now(REPO.insertAll(TEAM, List.of(TEAM.cast(params("name", "mill"), TEAM.name)))))
                .hasSize(1);
    }

    @Test
    void anUpsertTakesAChangeset() {
        Member ann = ann();
        Changeset<Member> again = signUp(params("name", "Anna", "email", "ann@example.org"));

        Member upserted = now(REPO.upsert(again).on(MEMBER.email));
        assertThat(upserted.id()).isEqualTo(ann.id());
        assertThat(upserted.name()).isEqualTo("Anna");
    }

    private static Member ann() {
        return Objects.requireNonNull(REPO.insert(signUp(params("name", "Ann", "email", "ann@example.org")))
                .block());
    }
}
