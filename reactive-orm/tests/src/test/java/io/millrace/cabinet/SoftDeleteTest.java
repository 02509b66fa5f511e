package io.millrace.cabinet;

import static io.millrace.cabinet.Cabinet.now;
import static io.millrace.cabinet.FolderTable.FOLDER;
import static io.millrace.cabinet.PaperTable.PAPER;
import static io.millrace.cabinet.RemarkTable.REMARK;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.InvalidQuery;
import io.millrace.error.StaleRow;
import io.millrace.expr.Rows;
import io.millrace.repo.Cursor;
import io.millrace.repo.Repo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SoftDeleteTest {

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
    void aDeletedRowIsHiddenFromEveryReading() {
        assertThat(sql(from(PAPER)))
                .isEqualTo("select papers.id, papers.folder_id, papers.title, papers.deleted_at from papers"
                        + " where papers.deleted_at is null");
        assertThat(titles(from(PAPER).orderBy(PAPER.id.asc()))).containsExactly("one", "two", "lost");
        assertThat(now(REPO.count(from(PAPER)))).isEqualTo(3);
        assertThat(now(REPO.exists(from(PAPER).where(PAPER.title.eq("old"))))).isFalse();
        assertThat(now(REPO.page(from(PAPER), Cursor.firstPage(), 10)).items()).hasSize(3);
        assertThat(now(REPO.stream(from(PAPER)))).hasSize(3);
        assertThat(now(REPO.all(from(PAPER).limit(10).distinct()))).hasSize(3);
        StepVerifier.create(REPO.get(PAPER, 3L)).verifyComplete();
        StepVerifier.create(REPO.getBy(PAPER, PAPER.title.eq("old"))).verifyComplete();
        assertThat(now(REPO.aggregate(from(PAPER).limit(10), count()))).isEqualTo(3);
    }

    @Test
    void whatIsDeletedIsShownWhenAskedFor() {
        assertThat(sql(from(PAPER).withDeleted())).doesNotContain("where");
        assertThat(titles(from(PAPER).withDeleted().orderBy(PAPER.id.asc())))
                .containsExactly("one", "two", "old", "lost");
        assertThat(sql(from(PAPER).onlyDeleted())).endsWith(" from papers where papers.deleted_at is not null");
        assertThat(titles(from(PAPER).onlyDeleted())).containsExactly("old");
        assertThat(now(REPO.count(from(PAPER).withDeleted().limit(9)))).isEqualTo(4);
        assertThat(now(REPO.aggregate(from(PAPER).onlyDeleted().limit(9), count())))
                .isEqualTo(1);
        assertThatThrownBy(() -> from(REMARK).withDeleted())
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: Remark has no deleted rows that could be shown
                          because: what is deleted of it is gone
                          fix: leave it out, or keep deleted rows: @SoftDelete @Nullable Instant deletedAt""");
    }

    @Test
    void aPathThatLeadsToADeletedRowLeadsNowhere() {
        var query = from(PAPER).where(PAPER.folder().name.ne("")).orderBy(PAPER.id.asc());

        assertThat(sql(query))
                .contains("from papers join folders as papers_folder on papers_folder.id = papers.folder_id"
                        + " and papers_folder.deleted_at is null where ");
        assertThat(titles(query)).containsExactly("one", "two");
        assertThat(sql(query.withDeleted(PAPER.folder()))).contains("papers_folder.id = papers.folder_id where ");
        assertThat(titles(query.withDeleted(PAPER.folder()))).containsExactly("one", "two", "lost");
        assertThat(titles(query)).containsExactly("one", "two");
    }

    @Test
    void joinsPassDeletedRowsOver() {
        var folder = FOLDER.as("f");
        var inner = from(PAPER).join(PAPER.folder, folder);
        assertThat(sql(inner)).contains(" join folders as f on papers.folder_id = f.id and f.deleted_at is null where");
        assertThat(titles(inner)).containsExactlyInAnyOrder("one", "two");
        assertThat(titles(inner.withDeleted(folder))).containsExactlyInAnyOrder("one", "two", "lost");

        var maybe = FOLDER.left("f");
        var outer = from(PAPER).leftJoin(PAPER.folder, maybe).orderBy(PAPER.id.asc());
        assertThat(now(REPO.all(outer.select(maybe.name))))
                .containsExactly(Optional.of("a"), Optional.of("b"), Optional.empty());
        assertThat(now(REPO.all(outer.withDeleted(maybe).select(maybe.name))))
                .containsExactly(Optional.of("a"), Optional.of("b"), Optional.of("c"));
        assertThat(now(REPO.count(from(PAPER).crossJoin(folder)))).isEqualTo(3 * 2);
    }

    @Test
    void joinsOverOtherTablesDoToo() {
        CABINET.database().execute("insert into papers (folder_id, title, deleted_at) values (2, 'torn', now())");
        var paper = PAPER.as("p");
        var below = from(FOLDER).join(FOLDER.papersBelow, paper).orderBy(paper.id.asc());

        assertThat(sql(below))
                .contains(
                        " join (folders as p_folders join papers as p on p.folder_id = p_folders.id and"
                                + " p_folders.deleted_at is null) on folders.id = p_folders.parent_id and p.deleted_at is null");
        assertThat(now(REPO.all(below.select(paper.title)))).containsExactly("two");
        assertThat(now(REPO.all(below.withDeleted(paper).select(paper.title)))).containsExactly("two", "torn");

        var maybe = PAPER.left("p");
        var outer = from(FOLDER).leftJoin(FOLDER.papersBelow, maybe).orderBy(FOLDER.id.asc());
        assertThat(now(REPO.all(outer.select(maybe.title)))).containsExactly(Optional.of("two"), Optional.empty());
    }

    @Test
    void aJoinShowsWhatItsRelationShows() {
        var paper = PAPER.as("p");

        assertThat(now(REPO.all(from(FOLDER)
                        .join(FOLDER.papers.withDeleted(), paper)
                        .orderBy(paper.id.asc())
                        .select(paper.title))))
                .containsExactly("one", "two", "old");
        assertThat(now(REPO.all(
                        from(FOLDER).join(FOLDER.papers.onlyDeleted(), paper).select(paper.title))))
                .containsExactly("old");
        assertThatThrownBy(() -> from(FOLDER).join(FOLDER.papers.limit(1), paper))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-110: the relation papers is joined, and has a limit
                          because: a join brings every row of a relation, for each row that it starts from
                          fix: leave the limit out, or load the relation: .preload(…papers.limit(…))""");
    }

    @Test
    void twoRecordsOfOneTableAreReadEachInItsOwnWay() {
        assertThat(now(REPO.all(from(PAPER).where(PAPER.id.eq(1L)))))
                .extracting(Paper::title)
                .containsExactly("one");
        assertThat(now(REPO.all(from(io.millrace.cabinet.label.PaperTable.PAPER)
                        .where(io.millrace.cabinet.label.PaperTable.PAPER.id.eq(1L)))))
                .containsExactly(new io.millrace.cabinet.label.Paper("one", 1));
    }

    @Test
    void anUpdateByASubqueryHasToBeMeantToo() {
        var name = from(FOLDER).where(FOLDER.id.eq(1L)).select(FOLDER.name).value();

        assertThatThrownBy(() -> now(REPO.updateAll(from(PAPER)).set(PAPER.title.to(name.orElse("x")))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-105: repo.updateAll without a condition would change every Paper");
        assertThat(now(REPO.updateAll(from(PAPER).where(PAPER.id.eq(2L))).set(PAPER.title.to(name.orElse("x")))))
                .isEqualTo(1L);
        assertThat(now(REPO.updateAll(from(PAPER).where(PAPER.folder().name.eq("b")))
                        .set(PAPER.title.to(name.orElse("x")))))
                .isEqualTo(1L);
    }

    @Test
    void anOuterJoinKeepsTheRowsThatMeetOnlyDeletedOnes() {
        var paper = PAPER.left("p");
        var right = from(paper).rightJoin(FOLDER.as("f"), FOLDER.as("f").id.eq(paper.folderId.orElse(0L)));
        assertThat(sql(right))
                .endsWith(" from (select * from papers as p where p.deleted_at is null) as p right join (select * from"
                        + " folders as f where f.deleted_at is null) as f on f.id = coalesce(p.folder_id, $1::int8)");
        assertThat(now(REPO.count(right))).isEqualTo(2);
    }

    @Test
    void relationsSubqueriesAndPreloadsPassThemOver() {
        assertThat(now(REPO.all(from(FOLDER).where(FOLDER.papers.any(PAPER.title.eq("old"))))))
                .isEmpty();
        assertThat(now(REPO.all(from(FOLDER).where(FOLDER.papers.withDeleted().any(PAPER.title.eq("old"))))))
                .extracting(Folder::name)
                .containsExactly("a");
        assertThat(now(REPO.all(from(REMARK).where(REMARK.paperId.in(from(PAPER).select(PAPER.id))))))
                .hasSize(3);

        Folder a = now(REPO.require(FOLDER, 1L));
        assertThat(titles(FOLDER.papers.of(a))).containsExactly("one");
        assertThat(titles(FOLDER.papers.withDeleted().of(a))).containsExactlyInAnyOrder("one", "old");
        assertThat(now(REPO.preload(a, FOLDER.papers)).papers().list())
                .extracting(Paper::title)
                .containsExactly("one");
        assertThat(now(REPO.preload(a, FOLDER.papers.onlyDeleted())).papers().list())
                .extracting(Paper::title)
                .containsExactly("old");
        assertThat(now(REPO.preload(a, FOLDER.papers.limit(5))).papers().list()).hasSize(1);
        Paper lost = now(REPO.require(PAPER, 4L));
        assertThat(now(REPO.preload(lost, PAPER.folder)).folder().optional()).isEmpty();
    }

    @Test
    void waysOverTablesBetweenPassThemOver() {
        Folder a = now(REPO.require(FOLDER, 1L));

        assertThat(sql(FOLDER.remarks.of(a)))
                .endsWith(" from remarks join papers on remarks.paper_id = papers.id and papers.deleted_at is null"
                        + " where papers.folder_id = $1::int8");
        assertThat(now(REPO.all(FOLDER.remarks.of(a)))).extracting(Remark::text).containsExactlyInAnyOrder("x", "y");
        assertThat(now(REPO.preload(a, FOLDER.remarks)).remarks().list()).hasSize(2);
        assertThat(now(REPO.count(from(FOLDER).where(FOLDER.remarks.any(REMARK.text.eq("w"))))))
                .isZero();
        assertThat(now(REPO.all(from(REMARK).where(REMARK.folder().name.eq("a")))))
                .extracting(Remark::text)
                .containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void deletingMarksTheRowAndRestoringTakesTheMarkOff() {
        Folder b = now(REPO.require(FOLDER, 2L));
        assertThat(REPO.delete(FOLDER, b).toSql().get(0).sql())
                .startsWith("update folders set deleted_at = statement_timestamp(), version = folders.version + 1 where"
                        + " folders.id = $1::int8 and folders.version = $2::int4 and folders.deleted_at is null"
                        + " returning ");

        Folder deleted = now(REPO.delete(FOLDER, b));
        assertThat(deleted.deletedAt()).isNotNull();
        assertThat(deleted.version()).isEqualTo(2);
        StepVerifier.create(REPO.get(FOLDER, 2L)).verifyComplete();

        Folder restored = now(REPO.restore(FOLDER, deleted));
        assertThat(REPO.restore(FOLDER, deleted).toSql().get(0).sql())
                .startsWith("update folders set deleted_at = null, version = folders.version + 1 where folders.id ="
                        + " $1::int8 and folders.version = $2::int4 and folders.deleted_at is not null returning ");
        assertThat(restored.deletedAt()).isNull();
        assertThat(now(REPO.require(FOLDER, 2L)).name()).isEqualTo("b");
    }

    @Test
    void aDeletedRowIsNotWrittenAsIfItWereThere() {
        Paper one = now(REPO.require(PAPER, 1L));
        Paper deleted = now(REPO.delete(PAPER, one));

        assertThatThrownBy(() -> now(REPO.update(one).set(PAPER.title.to("new"))))
                .isInstanceOf(StaleRow.class)
                .hasMessage("""
                        ORM-205: a Paper was not updated
                          because: it is deleted
                          fix: read it again with repo.require(…), and decide anew""");
        assertThatThrownBy(() -> now(REPO.delete(PAPER, deleted))).isInstanceOf(StaleRow.class);
        assertThat(now(REPO.updateAll(from(PAPER).everyRow()).set(PAPER.title.to("x"))))
                .isEqualTo(2);
        assertThat(now(REPO.updateAll(from(PAPER).onlyDeleted().everyRow()).set(PAPER.title.to("y"))))
                .isEqualTo(2);
        assertThat(now(REPO.deleteAll(PAPER, List.of(1L, 2L)))).isEqualTo(1);
        Paper restored = now(REPO.restore(PAPER, deleted));
        assertThatThrownBy(() -> now(REPO.restore(PAPER, restored)))
                .isInstanceOf(StaleRow.class)
                .hasMessageContaining("because: it is not deleted");
        StepVerifier.create(REPO.updateAll(PAPER, List.of(deleted)).set(PAPER.title))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void manyAreDeletedRestoredAndPurged() {
        assertThat(REPO.deleteAll(from(PAPER).where(PAPER.folderId.eq(1L)))
                        .toSql()
                        .get(0)
                        .sql())
                .isEqualTo("update papers set deleted_at = statement_timestamp() where papers.folder_id = $1::int8 and"
                        + " papers.deleted_at is null");
        assertThat(now(REPO.deleteAll(from(PAPER).everyRow()))).isEqualTo(3);
        assertThat(now(REPO.count(from(PAPER)))).isZero();

        assertThat(now(REPO.restoreAll(from(PAPER).where(PAPER.title.in("one", "two")))
                        .returning(PAPER.title)))
                .containsExactlyInAnyOrder("one", "two");
        assertThat(now(REPO.purgeAll(from(PAPER).onlyDeleted().everyRow()))).isEqualTo(2);
        assertThat(titles(from(PAPER).withDeleted())).containsExactlyInAnyOrder("one", "two");
        Paper one = now(REPO.require(PAPER, 1L));
        assertThat(REPO.purge(PAPER, one).toSql().get(0).sql()).startsWith("delete from papers where papers.id = $1");
        now(REPO.purge(PAPER, now(REPO.delete(PAPER, one))));
        assertThat(titles(from(PAPER).withDeleted())).containsExactly("two");
        assertThatThrownBy(() -> now(REPO.restoreAll(from(REMARK).everyRow())))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: rows of Remark cannot be restored
                          because: what is deleted of it is gone
                          fix: keep deleted rows: @SoftDelete @Nullable Instant deletedAt in Remark""");
    }

    @Test
    void aConflictIsOneAmongTheRowsThatAreNotDeleted() {
        var upsert = REPO.upsert(FOLDER.draft().name("c")).on(FOLDER.name);
        assertThat(upsert.toSql().get(0).sql())
                .contains(" on conflict (name) where (deleted_at is null) do update set ");

        Folder fresh = now(upsert);
        assertThat(fresh.id()).isEqualTo(4);
        assertThat(now(upsert).id()).isEqualTo(4);
        assertThat(now(REPO.insertAll(
                                FOLDER,
                                List.of(FOLDER.draft().name("c"), FOLDER.draft().name("d")))
                        .onConflict(FOLDER.name)
                        .skip()))
                .extracting(Folder::name)
                .containsExactly("d");
        Folder c = now(REPO.all(from(FOLDER).onlyDeleted())).get(0);
        assertThatThrownBy(() -> now(REPO.restore(FOLDER, c))).isInstanceOf(ConstraintViolation.class);
    }

    @Test
    void whereNoIndexIsKnownTheRowsThatAreNotDeletedAreMeant() {
        assertThat(REPO.insert(PAPER.draft().folderId(1).title("t"))
                        .onConflict(PAPER.title)
                        .skip()
                        .toSql()
                        .get(0)
                        .sql())
                .contains(" on conflict (title) where papers.deleted_at is null do nothing");
    }

    @Test
    void aRowCanBeInsertedAsADeletedOne() {
        Instant then = Instant.parse("2020-01-01T00:00:00Z");
        Paper old = now(REPO.insert(PAPER.draft().folderId(1).title("older").deletedAt(then)));

        assertThat(old.deletedAt()).isEqualTo(then);
        StepVerifier.create(REPO.get(PAPER, old.id())).verifyComplete();
        assertThat(now(REPO.insert(PAPER.draft().folderId(1).title("t"))).deletedAt())
                .isNull();
    }

    private static String sql(Rows<?> rows) {
        return REPO.toSql(rows).sql();
    }

    private static List<String> titles(Rows<Paper> rows) {
        return now(REPO.all(rows)).stream().map(Paper::title).toList();
    }
}
