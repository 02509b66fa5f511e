package io.millrace.related;

import static io.millrace.query.Query.from;
import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.PortraitTable.PORTRAIT;
import static io.millrace.related.RemarkTable.REMARK;
import static io.millrace.related.TagTable.TAG;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.changeset.Changeset;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.NotFound;
import io.millrace.error.StaleRow;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** COMMIT goes with the last rows of a tree, or waits where something is to be looked at before it. */
class RelatedCommitTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    void aRowWithItsRelationsIsAsManyRoundTripsAsItHasLevels() {
        AtomicInteger number = new AtomicInteger();
        assertThat(NEWSROOM.trips(() -> REPO.insert(WRITER.draft().name("Ann"))
                        .with(WRITER.articles, articles("one", "two"))
                        .with(WRITER.portrait, List.of(PORTRAIT.draft().url("ann" + number.incrementAndGet())))))
                .isEqualTo(2);
        assertThat(NEWSROOM.trips(() -> REPO.insert(ARTICLE.draft().title("one"))
                        .with(ARTICLE.writer, List.of(WRITER.draft().name("Bob")))))
                .isEqualTo(2);
        Tag mill = now(REPO.insert(TAG.draft().word("mill")));
        assertThat(NEWSROOM.trips(() -> REPO.insert(ARTICLE.draft().title("one"))
                        .with(
                                ARTICLE.tags,
                                List.of(Changeset.of(TAG, mill), TAG.draft().word("race")))))
                .isEqualTo(2);
        assertThat(NEWSROOM.trips(() -> REPO.insert(WRITER.draft().name("Eve"))
                        .with(WRITER.articles, List.of(remarked("one"), remarked("two")))))
                .isEqualTo(3);
        assertThat(now(REPO.count(from(REMARK)))).isEqualTo(2 * 2 * 4);
        assertThat(now(REPO.count(from(PORTRAIT)))).isEqualTo(4);
    }

    @Test
    void rowsThatGiveDifferentColumnsAreOneRoundTrip() {
        assertThat(NEWSROOM.trips(() -> REPO.insertAll(ARTICLE, different()).collectList()))
                .isEqualTo(1);
        assertThat(NEWSROOM.trips(() -> REPO.insertAll(ARTICLE, different()).returningCount()))
                .isEqualTo(1);
        assertThat(now(REPO.insertAll(ARTICLE, different())))
                .extracting(Article::title)
                .containsExactly("one", "two", "three");
        assertThat(now(REPO.count(from(ARTICLE)))).isEqualTo(3 * 4 + 3 * 4 + 3);
    }

    @Test
    void theLastRowThatFailsUndoesTheTreeAndIsTheErrorOfItsField() {
        NEWSROOM.trips(() -> REPO.insert(WRITER.draft().name("Ann")).with(WRITER.articles, articles("one", "two")));
        NEWSROOM.empty();
        Changeset<Writer> twice = Changeset.of(WRITER.draft().name("Ann"))
                .put(
                        WRITER.articles,
                        Stream.of("one", "two")
                                .map(title -> Changeset.of(
                                                ARTICLE.draft().title(title).slug("same"))
                                        .unique(ARTICLE.slug))
                                .toList());
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> now(REPO.insert(twice)))
                    .isInstanceOfSatisfying(
                            InvalidChangeset.class,
                            invalid -> assertThat(invalid.errors())
                                    .extracting(FieldError::path)
                                    .containsExactly(List.of("articles", "1", "slug")));
        }
        Stream<Changeset<Article>> undeclared = Stream.of("one", "two")
                .map(title -> Changeset.of(ARTICLE.draft().title(title).slug("same")));
        assertThatThrownBy(
                        () -> now(REPO.insert(WRITER.draft().name("Ann")).with(WRITER.articles, undeclared.toList())))
                .isInstanceOf(ConstraintViolation.class);
        assertThat(now(REPO.count(from(WRITER)))).isZero();
        assertThat(now(REPO.count(from(ARTICLE)))).isZero();
    }

    @Test
    void aRowThatIsGoneIsFoundBeforeCommit() {
        for (int i = 0; i < 2; i++) {
            Writer ann = NEWSROOM.ann("one", "two");
            Article first = ann.articles().list().get(0);
            Article second = ann.articles().list().get(1);
            Changeset<Writer> changes = WRITER.change(ann, WRITER.name.to("Anna"))
                    .put(
                            WRITER.articles,
                            List.of(
                                    ARTICLE.change(first, ARTICLE.title.to("a")),
                                    ARTICLE.change(second, ARTICLE.title.to("b"))));
            now(REPO.update(changes));
            assertThatThrownBy(() -> now(REPO.update(changes))).isInstanceOf(StaleRow.class);
        }
        assertThat(NEWSROOM.database().column("select distinct version from articles"))
                .containsExactly("2");
    }

    @Test
    void rowsThatATriggerLeavesOutAreMissed() {
        NEWSROOM.database()
                .execute(
                        "create function left_out() returns trigger language plpgsql as $$ begin"
                                + " if new.title = 'one' then return null; end if; return new; end $$;"
                                + " create trigger left_out before insert on articles for each row execute function left_out()");
        try {
            for (String[] titles : List.of(new String[] {"one"}, new String[] {"one", "two"})) {
                assertThatThrownBy(() ->
                                now(REPO.insert(WRITER.draft().name("Ann")).with(WRITER.articles, articles(titles))))
                        .isInstanceOf(NotFound.class)
                        .hasMessage("""
                                ORM-201: insert Article: 1 of %d rows were not written
                                  because: a trigger or a rule of the table left them out, which PostgreSQL calls a \
                                success: the others may stay
                                  fix: in the trigger, raise exception '…' instead of return null: nothing of the write \
                                stays then""".formatted(titles.length));
            }
        } finally {
            NEWSROOM.database().execute("drop trigger left_out on articles; drop function left_out()");
        }
    }

    @Test
    void inATransactionOfTheCallersItIsASavepointOfIt() {
        Mono<Long> both = REPO.transaction(REPO.insert(WRITER.draft().name("Ann"))
                .with(WRITER.articles, articles("one", "two"))
                .then(REPO.count(from(ARTICLE))));
        NEWSROOM.statements(both);

        assertThat(NEWSROOM.statements(both))
                .extracting(text -> text.replaceAll(" \\(.*", ""))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "SAVEPOINT millrace_1",
                        "insert into writers",
                        "insert into articles",
                        "RELEASE SAVEPOINT millrace_1",
                        "select count(*) from articles",
                        "SELECT 1; COMMIT");
        assertThat(now(REPO.count(from(ARTICLE)))).isEqualTo(4);
    }

    private static List<Changeset<Article>> articles(String... titles) {
        return Stream.of(titles)
                .map(title -> Changeset.of(ARTICLE.draft().title(title)))
                .toList();
    }

    private static Changeset<Article> remarked(String title) {
        return Changeset.of(ARTICLE.draft().title(title))
                .put(ARTICLE.remarks, List.of(REMARK.change(REMARK.text.to("a")), REMARK.change(REMARK.text.to("b"))));
    }

    private static List<ArticleDraft> different() {
        return List.of(
                ARTICLE.draft().title("one"),
                ARTICLE.draft().title("two").place(2),
                ARTICLE.draft().title("three"));
    }
}
