package io.millrace.cabinet;

import static io.millrace.cabinet.Cabinet.now;
import static io.millrace.cabinet.FolderTable.FOLDER;
import static io.millrace.cabinet.PermitTable.PERMIT;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SweepTest {

    private static final Cabinet CABINET = new Cabinet();
    private static final Repo REPO = CABINET.repo();

    @BeforeEach
    void fill() {
        CABINET.fill();
        CABINET.database().execute("""
                insert into permits (holder, delete_at)
                    select 'past ' || n, now() - n * interval '1 minute' from generate_series(1, 25) n;
                insert into permits (holder, delete_at) values ('later', now() + interval '1 day'), ('always', null)""");
    }

    @AfterAll
    static void close() {
        CABINET.close();
    }

    @Test
    void whatIsDueIsDeletedInBatches() {
        assertThat(now(REPO.sweep(PERMIT).batch(10))).isEqualTo(25);
        assertThat(now(REPO.all(from(PERMIT).orderBy(PERMIT.id.asc()))))
                .extracting(Permit::holder)
                .containsExactly("later", "always");
        assertThat(now(REPO.sweep(PERMIT))).isZero();
    }

    @Test
    void aBatchIsATransactionOfItsOwn() {
        CABINET.database().execute("""
                create or replace function spare() returns trigger language plpgsql as $$
                    begin
                        if old.holder = 'past 8' then raise exception 'spared'; end if;
                        return old;
                    end $$;
                create trigger spare before delete on permits for each row execute function spare()""");
        try {
            StepVerifier.create(REPO.sweep(PERMIT).batch(10)).verifyError();
            assertThat(now(REPO.count(from(PERMIT)))).isEqualTo(27 - 10);
        } finally {
            CABINET.database().execute("drop trigger spare on permits");
        }
    }

    @Test
    void rowsThatSomebodyElseHasArePassedOver() {
        Repo other = Repo.connect(CABINET.database().url());
        try {
            Long swept = now(REPO.transaction(
                    REPO.all(from(PERMIT).where(PERMIT.id.le(5L)).forUpdate()).then(other.sweep(PERMIT))));
            assertThat(swept).isEqualTo(20);
        } finally {
            other.close().block();
        }
        assertThat(now(REPO.sweep(PERMIT))).isEqualTo(5);
    }

    @Test
    void itSweepsAgainAndAgain() {
        StepVerifier.create(REPO.sweep(PERMIT).every(Duration.ofMillis(1)).take(3))
                .expectNext(25L, 0L, 0L)
                .verifyComplete();
    }

    @Test
    void aTableWithoutAMomentIsRefused() {
        assertThatThrownBy(() -> now(REPO.sweep(FOLDER)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: rows of Folder are never due to be deleted
                          because: no component says from which moment on a row is to be deleted
                          fix: @DeleteAt @Nullable Instant deleteAt in Folder""");
        assertThatThrownBy(() -> now(REPO.sweep(PERMIT).batch(0)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-110: a sweep cannot delete 0 rows at a time
                          because: a batch has at least one row
                          fix: repo.sweep(TABLE).batch(500)""");
    }
}
