package io.millrace.preload;

import static io.millrace.cabinet.Cabinet.now;
import static io.millrace.cabinet.FolderTable.FOLDER;
import static io.millrace.cabinet.PaperTable.PAPER;
import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.query.Query.from;
import static io.millrace.shape.PaperLoanShape.PAPER_LOAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cabinet.Cabinet;
import io.millrace.cabinet.Folder;
import io.millrace.cabinet.Loan;
import io.millrace.cabinet.Paper;
import io.millrace.press.Article;
import io.millrace.press.Press;
import io.millrace.shape.PaperLoan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is fetched for a key whose row does not come is nobody's, and nothing of it matters. */
class NobodysRowsTest {

    @Test
    void aRowThatIsNotTheFirstMayLeadToSeveral() {
        try (Press press = Press.open()) {
            Article second = press.counting(press.repo()
                    .first(from(ARTICLE)
                            .where(ARTICLE.id.in(List.of(1L, 2L)))
                            .orderBy(ARTICLE.id.desc())
                            .preload(ARTICLE.link)));

            assertThat(second.id()).isEqualTo(2);
            assertThat(second.link().get().address()).isEqualTo("z");
        }
    }

    @Test
    void aDeletedRowMayLeadToSeveral() {
        try (Cabinet cabinet = new Cabinet()) {
            cabinet.fill();
            cabinet.database().execute("insert into loans (paper_id, reader) values (3, 'Cid'), (3, 'Dan')");

            List<Paper> papers = now(cabinet.repo()
                    .all(from(PAPER)
                            .where(PAPER.id.in(List.of(1L, 3L)))
                            .orderBy(PAPER.id.asc())
                            .preload(PAPER.loan)));

            assertThat(papers).extracting(Paper::title).containsExactly("one");
            assertThat(papers.get(0).loan().optional().map(Loan::reader)).contains("Ann");
        }
    }

    @Test
    void whatTheyLeadToInTurnMayBeSeveralToo() {
        try (Cabinet cabinet = new Cabinet()) {
            cabinet.fill();
            cabinet.database().execute("insert into loans (paper_id, reader) values (4, 'Cid'), (4, 'Dan')");

            List<Folder> folders = now(cabinet.repo()
                    .all(from(FOLDER).where(FOLDER.id.in(List.of(1L, 3L))).preload(FOLDER.papers.preload(PAPER.loan))));

            assertThat(folders).extracting(Folder::name).containsExactly("a");
            assertThat(folders.get(0).papers().list()).extracting(Paper::title).containsExactly("one");
        }
    }

    @Test
    void aShapeOfThemNeither() {
        try (Cabinet cabinet = new Cabinet()) {
            cabinet.fill();
            cabinet.database().execute("insert into loans (paper_id, reader) values (3, 'Cid'), (3, 'Dan')");

            assertThat(now(cabinet.repo()
                            .all(from(PAPER).where(PAPER.id.in(List.of(1L, 3L))).as(PAPER_LOAN))))
                    .containsExactly(new PaperLoan("one", Optional.of(new PaperLoan.Reader("Ann"))));
        }
    }
}
