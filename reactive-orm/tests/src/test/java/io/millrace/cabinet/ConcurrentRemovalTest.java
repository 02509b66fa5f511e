package io.millrace.cabinet;

import static io.millrace.cabinet.Cabinet.now;
import static io.millrace.cabinet.FolderTable.FOLDER;
import static io.millrace.cabinet.PaperTable.PAPER;
import static io.millrace.cabinet.RemarkTable.REMARK;
import static io.millrace.cabinet.SealTable.SEAL;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.DeleteRestricted;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A row is deleted while somebody else, who has not come to an end, writes what the delete is about. */
class ConcurrentRemovalTest {

    private static final Cabinet CABINET = new Cabinet();
    private static final Repo REPO = CABINET.repo();
    private static final Repo OTHER = Repo.connect(CABINET.database().url());

    @BeforeEach
    void fill() {
        CABINET.fill();
    }

    @AfterAll
    static void close() {
        OTHER.close().block();
        CABINET.close();
    }

    @Test
    void aRowThatIsBeingAddedGoesWithTheOneItBelongsTo() {
        Mono<?> add = OTHER.insert(PAPER.draft().folderId(1L).title("new"));

        now(during(add, REPO.delete(FOLDER, folder())));

        assertThat(now(REPO.all(from(PAPER)))).extracting(Paper::title).containsExactly("lost");
    }

    @Test
    void soItDoesFurtherDown() {
        Mono<?> add = OTHER.insert(PAPER.draft().folderId(2L).title("new"));

        now(during(add, REPO.deleteAll(FOLDER, List.of(1L))));

        assertThat(now(REPO.all(from(PAPER)))).extracting(Paper::title).containsExactly("lost");
        assertThat(now(REPO.all(from(REMARK)))).extracting(Remark::text).containsExactly("w");
    }

    @Test
    void oneThatForbidsTheDeleteDoes() {
        Mono<?> add = OTHER.insert(SEAL.draft().folderId(1L));

        assertThatThrownBy(() -> now(during(add, REPO.delete(FOLDER, folder()))))
                .isInstanceOf(DeleteRestricted.class);
        assertThat(now(REPO.all(from(FOLDER)))).hasSize(2);
    }

    @Test
    void aRowThatAQueryNoLongerMeansStays() {
        Mono<?> rename = OTHER.updateAll(from(FOLDER).where(FOLDER.name.eq("a")))
                .set(FOLDER.name.to("z"));

        assertThat(now(during(rename, REPO.deleteAll(from(FOLDER).where(FOLDER.name.eq("a"))))))
                .isZero();
        assertThat(now(REPO.all(from(FOLDER)))).extracting(Folder::name).containsExactlyInAnyOrder("z", "b");
    }

    @Test
    void aQueryOfWhichOneRowStandsForSeveralDeletesThem() {
        assertThat(now(REPO.deleteAll(from(FOLDER).where(FOLDER.name.eq("a")).distinct())))
                .isEqualTo(1);
    }

    private static Folder folder() {
        return now(REPO.require(FOLDER, 1L));
    }

    /** Deletes when the write has been made, and lets the write end only when the delete waits for it, or is done. */
    private static <T> Mono<T> during(Mono<?> write, Mono<T> delete) {
        Sinks.Empty<Void> written = Sinks.empty();
        Sinks.Empty<Void> end = Sinks.empty();
        CompletableFuture<?> writing = OTHER.transaction(write.doOnSuccess(any -> written.tryEmitEmpty())
                        .then(end.asMono()))
                .toFuture();
        written.asMono().block();
        CompletableFuture<T> deleting = delete.toFuture();
        while (!deleting.isDone() && !isSomebodyWaiting()) {
            Thread.onSpinWait();
        }
        end.tryEmitEmpty();
        writing.join();
        return Mono.fromFuture(deleting);
    }

    private static boolean isSomebodyWaiting() {
        return !"0".equals(CABINET.database().value("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'"""));
    }
}
