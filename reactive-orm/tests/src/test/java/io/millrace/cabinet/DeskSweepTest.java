package io.millrace.cabinet;

import static io.millrace.cabinet.Cabinet.now;
import static io.millrace.cabinet.DeskTable.DESK;
import static io.millrace.cabinet.DrawerTable.DRAWER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sweep of rows that are kept when they are deleted, and that others may need. */
class DeskSweepTest {

    private static final TestDatabase DATABASE = TestDatabase.create(Stream.of(DESK, DRAWER)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n")));
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @BeforeEach
    void fill() {
        DATABASE.execute("""
                truncate desks, drawers restart identity cascade;
                insert into desks (name, delete_at)
                    select 'desk ' || n, now() - (100 - n) * interval '1 minute' from generate_series(1, 10) n""");
    }

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @Test
    void aRowThatIsNeededIsPassedOver() {
        DATABASE.execute("insert into drawers (desk_id) values (1), (2), (7)");

        assertThat(now(REPO.sweep(DESK).batch(2))).isEqualTo(7);
        assertThat(now(REPO.all(from(DESK).orderBy(DESK.id.asc()))))
                .extracting(Desk::id)
                .containsExactly(1L, 2L, 7L);
        assertThat(now(REPO.sweep(DESK).batch(2))).isZero();
        DATABASE.execute("delete from drawers");
        assertThat(now(REPO.sweep(DESK).batch(2))).isEqualTo(3);
    }

    @Test
    void aRowThatIsRestoredIsNotSweptAgain() {
        now(REPO.sweep(DESK));
        Desk first =
                now(REPO.all(from(DESK).onlyDeleted().where(DESK.id.eq(1L)))).get(0);

        assertThat(now(REPO.restore(DESK, first)).deleteAt()).isNull();
        assertThat(now(REPO.sweep(DESK))).isZero();
        assertThat(now(REPO.count(from(DESK)))).isEqualTo(1);
    }

    @Test
    void aMomentThatIsStillToComeStays() {
        Instant later = Instant.parse("2999-01-01T00:00:00Z");
        now(REPO.updateAll(from(DESK).where(DESK.id.le(2L))).set(DESK.deleteAt.to(later)));
        now(REPO.deleteAll(from(DESK).where(DESK.id.le(2L))));

        now(REPO.restoreAll(from(DESK).everyRow()));

        assertThat(now(REPO.all(from(DESK).where(DESK.id.le(2L)))))
                .extracting(Desk::deleteAt)
                .containsOnly(later)
                .hasSize(2);
    }
}
