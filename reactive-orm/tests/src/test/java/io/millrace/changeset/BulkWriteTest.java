package io.millrace.changeset;

import static io.millrace.changeset.GaugeTable.GAUGE;
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
import io.millrace.repo.write.RowsWritten;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class BulkWriteTest {

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Repo REPO = MEMBERS.repo();

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
                        "with written as (update members set name = bulk.c2::varchar, fee = bulk.c3::numeric, tags ="
                                + " bulk.c4::text[], version = members.version + 1 from unnest($1::int8[], $2::int4[],"
                                + " $3::text[], $4::text[], $5::text[]) with ordinality as bulk (c0, c1, c2, c3, c4, place)"
                                + " where members.id = bulk.c0 and members.version = bulk.c1 returning members.id")
                .endsWith("bulk.place) select written.* from written where (select 1 / (count(*) = $6::int8)::int4 from"
                        + " written) = 1");
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

        StepVerifier.create(REPO.updateAll(MEMBER, changed).set(MEMBER.age))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(StaleRow.class)
                        .hasMessageContaining("it was read with version 1, and has version 2 now"));
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
        assertThat(now(REPO.updateAll(MEMBER, List.<Member>of()).set(MEMBER.age).returningCount()))
                .isZero();
    }

    @Test
    void rowsAreReadOnlyWhereTheyAreAskedFor() {
        List<Member> members = members(3);
        List<Member> changed =
                members.stream().map(one -> MEMBER.with(one, MEMBER.age.to(20))).toList();
        RowsWritten<Member> update = REPO.updateAll(MEMBER, changed).set(MEMBER.age);

        assertThat(now(update.returningCount())).isEqualTo(3);
        assertThat(now(REPO.all(from(MEMBER).select(MEMBER.age, MEMBER.version).as((age, version) -> version))))
                .containsOnly(2);
        // The versions are counted up: these are stale now, whatever is read of them.
        for (Publisher<?> again : List.of(update.returningCount(), update, update.returning(MEMBER.name))) {
            StepVerifier.create(again)
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOf(StaleRow.class)
                            .hasMessageContaining("it was read with version 1, and has version 2 now"));
        }
        List<Member> reversed = new ArrayList<>(now(REPO.all(from(MEMBER).orderBy(MEMBER.id.desc()))));
        assertThat(now(REPO.updateAll(MEMBER, reversed).set(MEMBER.age).returning(MEMBER.id)))
                .isEqualTo(reversed.stream().map(Member::id).toList());
    }

    @Test
    void insideATransactionAStaleRowUndoesTheUpdateAndNoMore() {
        List<Member> members = members(2);
        Member current = now(REPO.update(members.get(1)).set(MEMBER.age.to(50)));
        List<Member> changed =
                members.stream().map(one -> MEMBER.with(one, MEMBER.age.to(20))).toList();

        List<Long> counts = now(REPO.transaction(REPO.updateAll(MEMBER, changed)
                .set(MEMBER.age)
                .returningCount()
                .onErrorResume(StaleRow.class, stale -> Mono.just(-1L))
                .flatMap(first -> REPO.updateAll(MEMBER, List.of(changed.get(0)))
                        .set(MEMBER.age)
                        .returningCount()
                        .map(second -> List.of(first, second)))));

        assertThat(counts).containsExactly(-1L, 1L);
        assertThat(now(REPO.all(from(MEMBER).orderBy(MEMBER.id.asc()))))
                .extracting(Member::age)
                .containsExactly(20, current.age());
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
        assertThat(REPO.deleteAll(MEMBER, List.<Long>of()).toSql()).isEmpty();
        assertThat(now(REPO.deleteAll(MEMBER, List.<Long>of()))).isZero();
        assertThat(now(REPO.deleteAll(MEMBER, List.<Long>of()).returning())).isEmpty();
    }

    @Test
    void moreKeysThanOneStatementTakesAreSeveralInOneTransaction() {
        now(REPO.insertAll(
                        TEAM,
                        IntStream.range(0, 10_003)
                                .mapToObj(i -> TEAM.draft().name("team " + i))
                                .toList())
                .returningCount());
        List<Long> keys = now(REPO.all(from(TEAM).select(TEAM.id)));

        assertThat(REPO.deleteAll(TEAM, keys).toSql()).hasSize(2);
        assertThat(now(REPO.deleteAll(TEAM, keys.subList(0, 2)).returning(TEAM.name)))
                .hasSize(2);
        assertThat(now(REPO.deleteAll(TEAM, keys).returning(TEAM.id))).hasSize(10_001);
        assertThat(now(REPO.deleteAll(TEAM, keys))).isZero();
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
    void theRowThatIsThereIsReturnedWhereItIsAskedFor() {
        Team mill = now(REPO.insert(TEAM.draft().name("mill")));
        List<TeamDraft> drafts = List.of(
                TEAM.draft().name("race"),
                TEAM.draft().name("mill"),
                TEAM.draft().name("pond"));

        assertThat(now(REPO.insert(TEAM.draft().name("mill"))
                        .onConflict(TEAM.name)
                        .existing()))
                .isEqualTo(mill);
        assertThat(now(REPO.insert(TEAM.draft().name("weir"))
                                .onConflict(TEAM.name)
                                .existing())
                        .name())
                .isEqualTo("weir");
        List<Team> all = now(REPO.insertAll(TEAM, drafts).onConflict(TEAM.name).existing());
        assertThat(all).extracting(Team::name).containsExactly("race", "mill", "pond");
        assertThat(all.get(1)).isEqualTo(mill);
        List<RowOutcome<Team>> outcomes = now(
                REPO.insertAll(TEAM, drafts).onConflict(TEAM.name).existing().outcomes());
        assertThat(outcomes).extracting(RowOutcome::kind).containsOnly(Kind.UNCHANGED);
        assertThat(outcomes).extracting(one -> one.row().orElseThrow()).isEqualTo(all);
        assertThatThrownBy(() -> now(REPO.insertAll(TEAM, drafts)
                        .onConstraint("teams_name_key")
                        .existing()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: the rows of Team that are there already cannot be read
                          because: they are found by the columns of the conflict, and it names none
                          fix: name them: .onConflict(column, …).existing()""");
    }

    @Test
    void ofAPartitionedTableTheServerTellsFromVersion18On() {
        MEMBERS.database().execute("""
                create table if not exists gauges (id bigint generated by default as identity, level int not null, unit text,
                    primary key (id, level)) partition by range (level);
                create table if not exists gauges_low partition of gauges for values from (0) to (100)""");
        MEMBERS.database().execute("truncate gauges restart identity");
        var drafts =
                List.of(GAUGE.draft().level(1).id(7), GAUGE.draft().level(2).id(8));
        now(REPO.insert(drafts.get(0)));
        var outcomes = REPO.upsertAll(GAUGE, drafts).on(GAUGE.id, GAUGE.level).outcomes();

        if (version() >= 18) {
            assertThat(now(outcomes)).extracting(RowOutcome::kind).containsExactly(Kind.UPDATED, Kind.INSERTED);
        } else {
            assertThatThrownBy(() -> now(outcomes))
                    .isInstanceOf(InvalidQuery.class)
                    .hasMessage("""
                            ORM-112: it cannot be told what became of rows of Gauge
                              because: the table is partitioned, and PostgreSQL tells it of such tables from version 18 on
                              fix: leave .outcomes() away, and read the rows; or use PostgreSQL 18""");
        }
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

    private static int version() {
        String version = MEMBERS.database().value("select current_setting('server_version_num')");
        return Integer.parseInt(Objects.requireNonNull(version)) / 10_000;
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
