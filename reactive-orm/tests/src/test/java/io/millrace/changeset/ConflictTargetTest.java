package io.millrace.changeset;

import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.SeatTable.SEAT;
import static io.millrace.changeset.TeamTable.TEAM;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import io.millrace.repo.write.InsertAll;
import io.millrace.repo.write.RowOutcome;
import io.millrace.repo.write.RowOutcome.Kind;
import io.millrace.test.wire.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of the rows that a conflict is about, by the columns or the constraint that it names. */
class ConflictTargetTest {

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Wire WIRE = MEMBERS.wire();
    private static final Repo REPO = MEMBERS.repo();

    static {
        MEMBERS.database().execute(String.join(";", SEAT.definition().createStatements()));
    }

    @BeforeEach
    void fill() {
        MEMBERS.database().execute("truncate seats restart identity");
        now(REPO.insert(TEAM.draft().name("old")));
        WIRE.startAgain();
    }

    @Test
    void outcomesThatCannotBeToldAreRefusedBeforeAnythingIsSent() {
        InsertAll<Team> rows = REPO.insertAll(TEAM, teams("old", "new", "newer"));

        for (InsertAll<Team> insert :
                List.of(rows.skipConflicts(), rows.onConstraint("teams_else").skip())) {
            refusedUnsent(insert, """
                    ORM-112: it cannot be told which rows of Team were left as they were
                      because: they are found by the columns of the conflict, and it names none
                      fix: name them: .onConflict(column, …) rather than a constraint""");
        }
    }

    @Test
    void ofAConstraintThatTheRecordDeclaresTheyAreTold() {
        InsertAll<Team> rows = REPO.insertAll(TEAM, teams("old", "new"));

        assertThat(now(rows.onConstraint("teams_name_key").skip().outcomes()))
                .extracting(RowOutcome::kind)
                .containsExactly(Kind.UNCHANGED, Kind.INSERTED);
        assertThat(now(rows.onConstraint("teams_name_key")
                        .when(TEAM.name.ne("old"))
                        .update(TEAM.name)
                        .outcomes()))
                .extracting(RowOutcome::kind)
                .containsExactly(Kind.UNCHANGED, Kind.UPDATED);
    }

    @Test
    void theSameRowTwiceIsSeenByTheConstraintsColumns() {
        InsertAll<Team> rows = REPO.insertAll(TEAM, teams("new", "new"));
        InsertAll<Team> byName = rows.onConstraint("teams_name_key").update(TEAM.name);

        assertThatThrownBy(() -> now(byName)).isInstanceOf(InvalidQuery.class).hasMessage("""
                ORM-112: 1 row of Team to be upserted has the same name as another one
                  because: PostgreSQL updates a row once in a statement, and which of them would win is not said
                  fix: leave them out, or say that the last one counts: .lastWins()""");
        assertThat(now(byName.lastWins())).hasSize(1);
        assertThat(now(REPO.insertAll(
                                TEAM,
                                List.of(
                                        TEAM.draft().name("a").id(70),
                                        TEAM.draft().name("b").id(70)))
                        .onConstraint("teams_pkey")
                        .update(TEAM.name)
                        .lastWins()))
                .extracting(Team::name)
                .containsExactly("b");
    }

    @Test
    void theLastOneCannotWinWhereTheColumnsAreNotKnown() {
        WIRE.startAgain();

        assertThatThrownBy(() -> now(REPO.insertAll(TEAM, teams("new", "new"))
                        .onConstraint("teams_else")
                        .update(TEAM.name)
                        .lastWins()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: it cannot be told which rows of Team to be upserted meet each other
                          because: the record declares no unique constraint teams_else whose columns would tell
                          fix: name the columns: .onConflict(column, …); or leave .lastWins() away""");
        assertThat(WIRE.traffic().statements()).isEmpty();
    }

    @Test
    void aNullMeetsAnotherWhereTheConstraintSaysSo() {
        now(REPO.insertAll(SEAT, List.of(seat("hall", null, "Ann"), seat("hall", 1, "Bob"))));
        var seats = List.of(seat("hall", null, "Cid"), seat("hall", 1, "Dee"), seat("hall", 2, "Eve"));
        var twice = List.of(seat("hall", null, "Fay"), seat("hall", null, "Gus"));

        assertThat(now(REPO.insertAll(SEAT, seats)
                        .onConflict(SEAT.room, SEAT.number)
                        .existing()))
                .extracting(Seat::guest)
                .containsExactly("Ann", "Bob", "Eve");
        assertThat(now(REPO.insert(seats.get(0))
                                .onConflict(SEAT.room, SEAT.number)
                                .existing())
                        .guest())
                .isEqualTo("Ann");
        assertThat(now(REPO.insertAll(SEAT, seats)
                        .onConflict(SEAT.room, SEAT.number)
                        .skip()
                        .outcomes()))
                .extracting(RowOutcome::kind)
                .containsOnly(Kind.UNCHANGED);
        assertThatThrownBy(() -> now(REPO.upsertAll(SEAT, twice).on(SEAT.room, SEAT.number)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(
                        "ORM-112: 1 row of Seat to be upserted has the same room, number as another one");
        assertThat(now(REPO.upsertAll(SEAT, twice).on(SEAT.room, SEAT.number).lastWins()))
                .extracting(Seat::guest)
                .containsExactly("Gus");
        assertThat(now(REPO.count(from(SEAT)))).isEqualTo(3);
    }

    @Test
    void aNullThatMeetsNoOtherIsInsertedAsOftenAsItIsGiven() {
        MEMBERS.database().execute("create unique index if not exists one_guest on seats (guest, number)");
        var seats = List.of(
                seat("a", null, "Ann").zone("north"), seat("b", null, "Ann").zone("south"));

        assertThat(now(REPO.insertAll(SEAT, seats)
                        .onConflict(SEAT.guest, SEAT.number)
                        .existing()))
                .extracting(Seat::room)
                .containsExactly("a", "b");
    }

    @Test
    void aRowThatLeavesAColumnOfTheConflictToItsDefaultIsRefusedUnsent() {
        var rows = REPO.insertAll(SEAT, List.of(seat("hall", 1, "Ann")))
                .onConflict(SEAT.zone, SEAT.guest)
                .skip();

        refusedUnsent(rows, """
                ORM-112: it cannot be told which rows of Seat are there already
                  because: they are found by the columns of the conflict, and a row leaves Seat.zone to its default
                  fix: give every row a value for Seat.zone""");
    }

    @Test
    void whatComesBackStandsInTheOrderOfTheRows() {
        now(REPO.insert(seat("c", 3, "Old")));
        var rows = REPO.insertAll(
                        SEAT,
                        List.of(
                                seat("a", 1, "Ann"),
                                seat("b", 2, "Bob").zone("south"),
                                seat("c", 3, "Cid"),
                                seat("d", 4, "Dee").zone("south"),
                                seat("e", 5, "Eve")))
                .onConflict(SEAT.room, SEAT.number)
                .skip();

        assertThat(now(rows)).extracting(Seat::room).containsExactly("a", "b", "d", "e");
        MEMBERS.database().execute("delete from seats where room <> 'c'");
        assertThat(now(rows.returning(SEAT.guest))).containsExactly("Ann", "Bob", "Dee", "Eve");
    }

    private static void refusedUnsent(InsertAll<?> insert, String message) {
        WIRE.startAgain();
        assertThatThrownBy(() -> now(insert.outcomes()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage(message);
        assertThat(WIRE.traffic().statements()).as("sent").isEmpty();
        assertThat(now(REPO.count(from(TEAM)))).isEqualTo(1);
    }

    private static List<TeamDraft> teams(String... names) {
        return List.of(names).stream().map(name -> TEAM.draft().name(name)).toList();
    }

    private static SeatDraft seat(String room, @Nullable Integer number, String guest) {
        return SEAT.draft().room(room).guest(guest).number(number);
    }
}
