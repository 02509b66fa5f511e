package io.millrace.related;

import static io.millrace.query.Query.from;
import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.changeset.Changeset;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** What is prepared just before a write: relations are written with it, and checks are made. */
class PreparedRelationsTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    void rowsOfARelationThatIsPreparedAreInsertedWithTheRow() {
        List<String> statements = NEWSROOM.statements(REPO.insert(writing(writer("Ann"), "one")));

        assertThat(statements)
                .containsExactly(
                        "BEGIN READ WRITE",
                        "SAVEPOINT millrace_1",
                        "insert into writers (name) values ($1::text) …",
                        "insert into articles (title, writer_id, version) values ($1::varchar, $2::int8, 1) …",
                        "RELEASE SAVEPOINT millrace_1",
                        "SELECT 1; COMMIT");
        assertThat(NEWSROOM.loaded(1).articles().list())
                .extracting(Article::title)
                .containsExactly("one");
    }

    @Test
    void rowsOfARelationThatIsPreparedAreWrittenWithAnUpdate() {
        Writer ann = NEWSROOM.ann();

        Writer anna = now(REPO.update(writing(WRITER.change(ann, WRITER.name.to("Anna")), "one")));

        assertThat(anna.articles().list()).extracting(Article::title).containsExactly("one");
        Writer loaded = NEWSROOM.loaded(ann.id());
        assertThat(loaded.name()).isEqualTo("Anna");
        assertThat(loaded.articles().list()).isEqualTo(anna.articles().list());
    }

    @Test
    void whatARowOfAPreparedRelationLacksIsAnError() {
        assertThatThrownBy(() -> now(REPO.insert(writer("Ann")
                        .prepare(before -> Mono.just(before.put(WRITER.articles, List.of(Changeset.of(ARTICLE))))))))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::toString)
                                .containsExactly("articles.0.title: is required"));
        assertThat(now(REPO.count(from(WRITER)))).isZero();
    }

    @Test
    void aPreparedRelationAndAConflictAreNotWrittenTogether() {
        Changeset<Article> changes = Changeset.of(ARTICLE.draft().title("one").slug("a"))
                .prepare(before -> Mono.just(
                        before.put(ARTICLE.writer, List.of(WRITER.draft().name("Ann")))));

        assertThatThrownBy(
                        () -> now(REPO.insert(changes).onConflict(ARTICLE.slug).skip()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: changes of Article cannot be inserted with what to do on a conflict
                          because: they have changes of related rows, and where a conflict is skipped there is no row to relate them to
                          fix: write the row first, and then its relations""");
        assertThat(now(REPO.count(from(ARTICLE)))).isZero();
    }

    @Test
    void aPreparedRelationCarriesNoWorkOfItsOwn() {
        Changeset<Article> worked = Changeset.of(ARTICLE.draft().title("one")).afterWrite(article -> Mono.empty());

        assertThatThrownBy(() -> now(REPO.insert(
                        writer("Ann").prepare(before -> Mono.just(before.put(WRITER.articles, List.of(worked)))))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: changes of Article cannot be written with the row that articles is a relation of
                          because: they carry work of their own, and rows of relations are written together
                          fix: let the changes of that row carry it: prepare, afterWrite, afterCommit""");
        assertThat(now(REPO.count(from(WRITER)))).isZero();
    }

    @Test
    void checksThatArePreparedAreMade() {
        Changeset<Writer> changes = writer("Ann").prepare(before -> Mono.just(closed(before)));
        Writer bob = now(REPO.insert(writer("Bob")));

        assertClosed(() -> now(REPO.insert(changes)), FieldError.of("name", "check", "is closed"));
        assertClosed(
                () -> now(REPO.insertAll(WRITER, List.of(writer("Cyd"), changes))),
                FieldError.of("name", "check", "is closed").under("1"));
        assertClosed(
                () -> now(REPO.update(
                        WRITER.change(bob, WRITER.name.to("Bo")).prepare(before -> Mono.just(closed(before))))),
                FieldError.of("name", "check", "is closed"));
        assertThat(now(REPO.all(from(WRITER)))).extracting(Writer::name).containsExactly("Bob");
    }

    @Test
    void checksAreMadeOnceWhereNothingIsPrepared() {
        AtomicInteger checks = new AtomicInteger();
        Changeset<Writer> changes = writer("Ann")
                .checkAsync(WRITER.name, name -> Mono.fromSupplier(() -> checks.incrementAndGet() > 0), "is odd");

        now(REPO.insert(changes.prepare(Mono::just)));
        assertThat(checks).hasValue(1);
        now(REPO.insert(changes.prepare(before -> Mono.just(before.put(WRITER.name.to("Anna"))))));
        assertThat(checks)
                .as("of the name that was given, and of the one that was written")
                .hasValue(3);
    }

    private static Changeset<Writer> writer(String name) {
        return WRITER.change(WRITER.name.to(name));
    }

    private static Changeset<Writer> writing(Changeset<Writer> changes, String title) {
        return changes.prepare(before ->
                Mono.just(before.put(WRITER.articles, List.of(ARTICLE.draft().title(title)))));
    }

    private static Changeset<Writer> closed(Changeset<Writer> changes) {
        return changes.checkAsync(WRITER.name, name -> Mono.just(false), "is closed");
    }

    private static void assertClosed(ThrowingCallable write, FieldError error) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors()).containsExactly(error));
    }
}
