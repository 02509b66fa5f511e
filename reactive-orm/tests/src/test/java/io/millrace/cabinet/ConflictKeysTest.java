package io.millrace.cabinet;

import static io.millrace.cabinet.Cabinet.now;
import static io.millrace.cabinet.PermitTable.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.repo.Repo;
import io.millrace.repo.write.RowOutcome;
import io.millrace.repo.write.RowOutcome.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows are told apart by the values of a conflict as the database keeps them. */
class ConflictKeysTest {

    private static final Cabinet CABINET = new Cabinet();
    private static final Repo REPO = CABINET.repo();
    private static final Instant MOMENT = Instant.parse("2030-01-01T00:00:00.123456789Z");

    @BeforeAll
    static void unique() {
        CABINET.database().execute("create unique index one_at_a_moment on permits (delete_at)");
    }

    @BeforeEach
    void fill() {
        CABINET.fill();
    }

    @AfterAll
    static void close() {
        CABINET.close();
    }

    @Test
    void aMomentIsEqualToTheMicrosecond() {
        now(REPO.insert(permit("Ann", MOMENT)));
        var permits = List.of(permit("Bob", MOMENT), permit("Cid", MOMENT.plusSeconds(1)));

        assertThat(now(REPO.insertAll(PERMIT, permits)
                        .onConflict(PERMIT.deleteAt)
                        .skip()
                        .outcomes()))
                .extracting(RowOutcome::kind)
                .containsExactly(Kind.UNCHANGED, Kind.INSERTED);
        assertThat(now(REPO.insertAll(PERMIT, permits)
                        .onConflict(PERMIT.deleteAt)
                        .existing()))
                .extracting(Permit::holder)
                .containsExactly("Ann", "Cid");
    }

    @Test
    void ofTwoThatAreAlikeTheFirstIsInserted() {
        var permits = List.of(permit("Ann", MOMENT), permit("Bob", MOMENT), permit("Cid", MOMENT.plusSeconds(1)));

        assertThat(now(REPO.insertAll(PERMIT, permits)
                        .onConflict(PERMIT.deleteAt)
                        .skip()
                        .outcomes()))
                .extracting(RowOutcome::kind)
                .containsExactly(Kind.INSERTED, Kind.UNCHANGED, Kind.INSERTED);
    }

    private static PermitDraft permit(String holder, Instant at) {
        return PERMIT.draft().holder(holder).deleteAt(at);
    }
}
