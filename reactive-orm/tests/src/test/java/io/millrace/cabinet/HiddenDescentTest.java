package io.millrace.cabinet;

import static io.millrace.cabinet.Cabinet.now;
import static io.millrace.cabinet.FolderTable.FOLDER;
import static io.millrace.cabinet.PaperTable.PAPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.observe.Observed;
import io.millrace.preload.KnownDistance;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that find their parents by themselves see no deleted row that others do not see. */
class HiddenDescentTest {

    private static final Cabinet CABINET = new Cabinet();
    private static final List<String> SENT = new CopyOnWriteArrayList<>();
    private static final List<String> NAMES = new CopyOnWriteArrayList<>();
    private static final Wire WIRE = Wire.to(CABINET.database());
    private static final Repo REPO = Repo.open(RepoOptions.url(WIRE.url()).withListener((work, context) -> {
        SENT.add(String.valueOf(work.sql()));
        NAMES.add(work.operation() + " " + work.subject());
        return Observed.NOBODY;
    }));

    @BeforeAll
    static void away() {
        WIRE.distance(Duration.ofMillis(2));
        KnownDistance.tell(REPO);
    }

    @BeforeEach
    void fill() {
        CABINET.fill();
        SENT.clear();
        NAMES.clear();
    }

    @AfterAll
    static void close() {
        REPO.close().block();
        WIRE.close();
        CABINET.close();
    }

    @Test
    void eachLevelHidesWhatIsDeleted() {
        Folder a = now(REPO.require(FOLDER, 1L));
        Folder read = now(REPO.preload(a, FOLDER.folders.preload(FOLDER.papers), FOLDER.papers.preload(PAPER.remarks)));

        assertThat(SENT)
                .anyMatch(sql -> sql.startsWith("with parent_key (k0) as (select papers.id from papers"
                                + " where papers.folder_id = $1::int8 and papers.deleted_at is null) (select ")
                        && sql.contains(" from remarks"
                                + " where remarks.paper_id = any(array(select parent_key.k0 from parent_key)))"
                                + " union all "))
                .anyMatch(sql -> sql.startsWith("with parent_key (k0) as (select folders.id from folders"
                                + " where folders.parent_id = $1::int8 and folders.deleted_at is null) (select ")
                        && sql.contains(" from papers"
                                + " where papers.folder_id = any(array(select parent_key.k0 from parent_key))"
                                + " and papers.deleted_at is null) union all "))
                .hasSize(5);
        assertThat(NAMES)
                .containsExactlyInAnyOrder(
                        "get Folder", "preload Folder", "preload Paper", "preload Paper", "preload Remark");
        assertThat(told(read)).containsExactly("one x y");
        assertThat(read.folders().list().get(0).papers().list())
                .extracting(Paper::title)
                .containsExactly("two");
    }

    @Test
    void orShowsItWhereThatIsAskedFor() {
        Folder a = now(REPO.require(FOLDER, 1L));

        assertThat(told(now(REPO.preload(a, FOLDER.papers.withDeleted().preload(PAPER.remarks)))))
                .containsExactlyInAnyOrder("one x y", "old w");
        assertThat(SENT)
                .last()
                .asString()
                .startsWith(
                        "with parent_key (k0) as (select papers.id from papers where papers.folder_id = $1::int8) ");
        assertThat(told(now(REPO.preload(a, FOLDER.papers.onlyDeleted().preload(PAPER.remarks)))))
                .containsExactly("old w");
        Folder above =
                now(REPO.preload(a, FOLDER.folders.preload(FOLDER.papers.onlyDeleted(), FOLDER.folders.withDeleted())));
        assertThat(above.folders().list().get(0).papers().list()).isEmpty();
        assertThat(SENT)
                .anyMatch(
                        sql -> sql.contains(
                                " = any(array(select parent_key.k0 from parent_key)) and papers.deleted_at is not null) union "))
                .last()
                .asString()
                .contains(" = any(array(select parent_key.k0 from parent_key))) union ");
    }

    private static List<String> told(Folder folder) {
        return folder.papers().list().stream()
                .map(paper -> paper.title()
                        + paper.remarks().list().stream()
                                .map(remark -> " " + remark.text())
                                .sorted()
                                .reduce("", String::concat))
                .toList();
    }
}
