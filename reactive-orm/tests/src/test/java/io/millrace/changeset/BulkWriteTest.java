package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.TeamTable.TEAM;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.InvalidQuery;
import io.millrace.error.StaleRow;
import io.millrace.repo.Repo;
import io.millrace.repo.write.RowOutcome;
import io.millrace.repo.write.RowOutcome.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class BulkWriteTest {

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
    @Behaviour("repo.exs:2299")
    void manyRowsAreUpdatedEachWithValuesOfItsOwn() {
        List<Member> members = members(3);
        List<Member> changed = List.of(
                MEMBER.with(
                        members.get(2),
                        MEMBER.name.to("third"),
                        MEMBER.fee.to(new BigDecimal("3.50")),
                        MEMBER.tags.to(List.of("x", "y"))),
                MEMBER.with(members.get(0), MEMBER.name.to("first"), MEMBER.tags.to(List.of())));

        assertThat(REPO.updateAll(MEMBER, changed)
                        .set(MEMBER.name, MEMBER.fee, MEMBER.tags)
                        .toSql()
                        .get(0)
                        .sql())
                .startsWith(
                        "update members set name = bulk.c2::varchar, fee = bulk.c3::numeric, tags = bulk.c4::text[], version ="
                                + " members.version + 1 from unnest($1::int8[], $2::int4[], $3::text[], $4::text[],"
                                + " $5::text[]) with ordinality as bulk (c0, c1, c2, c3, c4, place) where members.id = bulk.c0"
                                + " and members.version = bulk.c1 returning members.id");
        List<Member> written = now(REPO.updateAll(MEMBER, changed).set(MEMBER.name, MEMBER.fee, MEMBER.tags));

        assertThat(written).extracting(Member::name).containsExactly("third", "first");
        assertThat(written).extracting(Member::version).containsOnly(2);
        assertThat(now(REPO.all(from(MEMBER).orderBy(MEMBER.id.asc()))))
                .containsExactly(written.get(1), members.get(1), written.get(0));
    }

    @Test
    void allRowsAreUpdatedOrNone() {
        List<Member> members = members(3);
        now(REPO.update(members.get(2)).set(MEMBER.age.to(50)));
        List<Member> changed =
                members.stream().map(one -> MEMBER.with(one, MEMBER.age.to(20))).toList();

        StepVerifier.create(REPO.updateAll(MEMBER, changed).set(MEMBER.age)).verifyError(StaleRow.class);
        assertThat(now(REPO.count(from(MEMBER).where(MEMBER.age.eq(20))))).isZero();
        assertThatThrownBy(() -> now(REPO.updateAll(MEMBER, List.of(changed.get(0), changed.get(0)))
                        .set(MEMBER.age)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: two rows of Member that are to be updated have the same primary key
                          because: one statement updates a row once, and which of the two would win is not said
                          fix: leave one of them out""");
        StepVerifier.create(REPO.updateAll(MEMBER, List.<Member>of()).set(MEMBER.age))
                .verifyComplete();
    }

    @Test
    void moreRowsThanOneStatementTakesAreSeveral() {
        now(REPO.insertAll(
                        TEAM,
                        IntStream.range(0, 10_001)
                                .mapToObj(i -> TEAM.draft().name("team " + i))
                                .toList())
                .returningCount());
        List<Team> teams = now(REPO.all(from(TEAM).orderBy(TEAM.id.desc()))).stream()
                .map(team -> TEAM.with(team, TEAM.name.to(team.name() + "!")))
                .toList();

        assertThat(REPO.updateAll(TEAM, teams).set(TEAM.name).toSql()).hasSize(2);
        assertThat(now(REPO.updateAll(TEAM, teams).set(TEAM.name))).isEqualTo(teams);
    }

    @Test
    void manyRowsAreDeletedByTheirKeys() {
        List<Member> members = members(3);
        List<Long> keys = List.of(members.get(0).id(), members.get(2).id(), 99L);

        assertThat(REPO.deleteAll(MEMBER, keys).toSql().get(0))
                .hasToString("delete from members using unnest($1::int8[]) with ordinality as bulk (c0, place) where"
                        + " members.id = bulk.c0 (1 parameters)");
        assertThat(now(REPO.deleteAll(MEMBER, keys))).isEqualTo(2);
        assertThat(now(REPO.all(from(MEMBER)))).containsExactly(members.get(1));
    }

    @Test
    void anUpsertTellsWhatBecameOfEachRow() {
        Team mill = now(REPO.insert(TEAM.draft().name("mill")));
        List<TeamDraft> drafts = List.of(
                TEAM.draft().name("race"),
                TEAM.draft().name("mill"),
                TEAM.draft().name("pond"));

        List<RowOutcome<Team>> upserted =
                now(REPO.upsertAll(TEAM, drafts).on(TEAM.name).outcomes());
        assertThat(upserted).extracting(RowOutcome::kind).containsExactly(Kind.INSERTED, Kind.UPDATED, Kind.INSERTED);
        assertThat(upserted.get(1).row()).contains(mill);

        List<RowOutcome<Team>> skipped =
                now(REPO.insertAll(TEAM, List.of(drafts.get(0), TEAM.draft().name("weir")))
                        .onConflict(TEAM.name)
                        .skip()
                        .outcomes());
        assertThat(skipped).extracting(RowOutcome::kind).containsExactly(Kind.UNCHANGED, Kind.INSERTED);
        assertThat(skipped.get(0).row()).isEmpty();
        assertThatThrownBy(
                        () -> now(REPO.insertAll(TEAM, drafts).skipConflicts().outcomes()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-112: it cannot be told which rows of Team were left as they were");
    }

    @Test
    void theSameRowTwiceIsRefusedUnlessTheLastOneWins() {
        List<MemberDraft> drafts = List.of(draft("a", "one"), draft("b", "two"), draft("a", "three"));

        assertThatThrownBy(() -> now(REPO.upsertAll(MEMBER, drafts).on(MEMBER.email)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: 1 row of Member to be upserted has the same email as another one
                          because: PostgreSQL updates a row once in a statement, and which of them would win is not said
                          fix: leave them out, or say that the last one counts: .lastWins()""");
        assertThat(now(REPO.upsertAll(MEMBER, drafts).on(MEMBER.email).lastWins()))
                .extracting(Member::name)
                .containsExactly("two", "three");
    }

    private static MemberDraft draft(String email, String name) {
        return MEMBER.draft().name(name).email(email);
    }

    private static List<Member> members(int count) {
        return now(REPO.insertAll(
                MEMBER,
                IntStream.range(0, count)
                        .mapToObj(i -> draft("m" + i, "member " + i).age(30 + i))
                        .toList()));
    }
}
