package io.millrace.cabinet;

import static io.millrace.cabinet.Cabinet.now;
import static io.millrace.cabinet.FolderTable.FOLDER;
import static io.millrace.cabinet.LoanTable.LOAN;
import static io.millrace.cabinet.PaperTable.PAPER;
import static io.millrace.cabinet.RemarkTable.REMARK;
import static io.millrace.cabinet.SealTable.SEAL;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.DeleteRestricted;
import io.millrace.error.StaleRow;
import io.millrace.repo.Repo;
import io.millrace.repo.remove.DeletePlan;
import io.millrace.schema.Cascade;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CascadeTest {

    private static final Cabinet CABINET = new Cabinet();
    private static final Repo REPO = CABINET.repo();

    @BeforeEach
    void fill() {
        CABINET.fill();
    }

    @AfterAll
    static void close() {
        CABINET.close();
    }

    @Test
    @Behaviour({"assoc.exs:812", "assoc.exs:822"})
    void relationsSayWhatGoesWithARow() {
        Folder deleted = now(REPO.delete(FOLDER, folder(1)));

        assertThat(deleted.deletedAt()).isNotNull();
        assertThat(now(REPO.all(from(FOLDER)))).isEmpty();
        assertThat(now(REPO.all(from(PAPER)))).extracting(Paper::title).containsExactly("lost");
        assertThat(now(REPO.all(from(PAPER).withDeleted()))).hasSize(4);
        assertThat(now(REPO.all(from(REMARK)))).extracting(Remark::text).containsExactly("w");
        assertThat(now(REPO.all(from(LOAN))))
                .extracting(Loan::paperId)
                .containsOnlyNulls()
                .hasSize(2);
        assertThat(now(REPO.all(from(FOLDER).onlyDeleted())))
                .extracting(Folder::name)
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    @Behaviour("assoc.exs:834")
    void aRelationThatSaysNothingLeavesItsRows() {
        Remark remark = now(REPO.require(REMARK, 1L));
        now(REPO.delete(REMARK, remark));

        assertThat(now(REPO.count(from(PAPER)))).isEqualTo(3);
    }

    @Test
    void whatIsPurgedGoesForGoodWithAllThatWasKept() {
        now(REPO.purge(FOLDER, folder(1)));

        assertThat(now(REPO.all(from(FOLDER).withDeleted())))
                .extracting(Folder::name)
                .containsExactly("c");
        assertThat(now(REPO.all(from(PAPER).withDeleted())))
                .extracting(Paper::title)
                .containsExactly("lost");
        assertThat(now(REPO.count(from(REMARK)))).isZero();
    }

    @Test
    void thePlanTellsWhatWouldGo() {
        DeletePlan plan = now(REPO.deletePlan(FOLDER, folder(1)));

        assertThat(plan).hasToString("""
                delete a Folder
                  Folder.folders: mark as deleted 1 Folder
                  Folder.papers: mark as deleted 2 Paper
                  Paper.remarks: delete 3 Remark
                  Paper.loan: set to null the key of 2 Loan""");
        assertThat(plan.isAllowed()).isTrue();
        assertThat(plan.rows()).isEqualTo(6);
        assertThat(now(REPO.count(from(FOLDER)))).isEqualTo(2);

        now(REPO.insert(SEAL.draft().folderId(2)));
        DeletePlan refused = now(REPO.deletePlan(FOLDER, folder(1)));
        assertThat(refused.isAllowed()).isFalse();
        assertThat(refused.effects()).contains(new DeletePlan.Effect("Folder.seals", "Seal", Cascade.RESTRICT, 1));
    }

    @Test
    void aRelationMayForbidTheDelete() {
        now(REPO.insert(SEAL.draft().folderId(2)));

        assertThatThrownBy(() -> now(REPO.delete(FOLDER, folder(1))))
                .isInstanceOfSatisfying(
                        DeleteRestricted.class,
                        refused -> assertThat(refused.relation()).isEqualTo("Folder.seals"))
                .hasMessage("""
                        ORM-206: a Folder was not deleted
                          because: Folder.seals leads to a Seal, and the relation says that it must not be deleted then
                          fix: delete those rows first, or say on the relation what becomes of them: onDelete = Cascade.DELETE""");
        assertThat(now(REPO.count(from(PAPER)))).isEqualTo(3);
        assertThat(now(REPO.count(from(REMARK)))).isEqualTo(4);
    }

    @Test
    void aStaleRowLeavesEverythingAsItWas() {
        Folder a = folder(1);
        now(REPO.update(a).set(FOLDER.name.to("aa")));

        assertThatThrownBy(() -> now(REPO.delete(FOLDER, a))).isInstanceOf(StaleRow.class);
        assertThat(now(REPO.count(from(PAPER)))).isEqualTo(3);
        assertThat(now(REPO.count(from(REMARK)))).isEqualTo(4);
    }

    @Test
    void rowsThatLeadToEachOtherAreDeletedOnce() {
        CABINET.database().execute("update folders set parent_id = 2 where id = 1");

        assertThat(now(REPO.deletePlan(FOLDER, folder(1))).rows()).isEqualTo(6);
        now(REPO.delete(FOLDER, folder(1)));
        assertThat(now(REPO.all(from(FOLDER)))).isEmpty();
    }

    @Test
    void manyGoInBatches() {
        CABINET.database().execute("""
                insert into papers (folder_id, title) select 2, 'p' || n from generate_series(1, 2500) n;
                insert into remarks (paper_id, text)
                    select papers.id, 'r' from papers, generate_series(1, 2) where folder_id = 2""");

        assertThat(now(REPO.deletePlan(FOLDER, folder(2))).rows()).isEqualTo(2501 + 5003);
        assertThat(now(REPO.deleteAll(from(FOLDER).where(FOLDER.name.in("a", "b")))))
                .isEqualTo(2);
        assertThat(now(REPO.all(from(PAPER)))).extracting(Paper::title).containsExactly("lost");
        assertThat(now(REPO.count(from(REMARK)))).isEqualTo(1);
    }

    @Test
    void deletingManyByKeyOrQueryFollowsRelationsToo() {
        assertThat(now(REPO.deleteAll(PAPER, List.of(1L, 2L)).returning(PAPER.title)))
                .containsExactlyInAnyOrder("one", "two");
        assertThat(now(REPO.count(from(REMARK)))).isEqualTo(1);

        CABINET.fill();
        assertThat(now(REPO.deleteAll(from(PAPER).where(PAPER.remarks.any())))).isEqualTo(2);
        assertThat(now(REPO.count(from(REMARK)))).isEqualTo(1);
        assertThat(now(REPO.deleteAll(PAPER, List.<Long>of()))).isZero();
        assertThat(now(REPO.purgeAll(from(PAPER).onlyDeleted().everyRow()))).isEqualTo(3);
        assertThat(now(REPO.count(from(REMARK)))).isZero();
    }

    private static Folder folder(long id) {
        return now(REPO.require(FOLDER, id));
    }
}
