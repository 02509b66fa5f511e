package io.millrace.related;

import static io.millrace.query.Query.from;
import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.InvoiceLineTable.INVOICE_LINE;
import static io.millrace.related.InvoiceTable.INVOICE;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.RemarkTable.REMARK;
import static io.millrace.related.SignatureTable.SIGNATURE;
import static io.millrace.related.TagTable.TAG;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.repo.Repo;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows of one relation of several rows go in one statement, and each of them as its own changes say. */
class RelatedTogetherTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    void rowsWhoseKeysChangeAreFoundByThoseThatTheyHad() {
        Invoice invoice = now(REPO.insert(INVOICE.draft().payer("Ann")).with(INVOICE.lines, List.of(line(1), line(2))));

        List<String> statements = NEWSROOM.statements(REPO.update(Changeset.of(INVOICE, invoice)
                .put(
                        INVOICE.lines,
                        invoice.lines().list().stream()
                                .map(one -> INVOICE_LINE.change(one, INVOICE_LINE.number.to(one.number() + 10)))
                                .toList())));

        assertThat(statements)
                .containsExactly(
                        "BEGIN READ WRITE",
                        "update invoice_lines set number = bulk.c2 from unnest($1::int8[], $2::int4[], $3::int4[]) …",
                        "SELECT 1; COMMIT");
        assertThat(now(REPO.all(from(INVOICE_LINE).orderBy(INVOICE_LINE.number.asc()))))
                .containsExactly(
                        new InvoiceLine(invoice.id(), 11, "line 1"), new InvoiceLine(invoice.id(), 12, "line 2"));
    }

    @Test
    void rowsWhoseVersionsAreSetAreFoundByThoseThatTheyHad() {
        Writer ann = NEWSROOM.ann("one", "two");

        now(REPO.update(Changeset.of(WRITER, ann)
                .put(
                        WRITER.articles,
                        ann.articles().list().stream()
                                .map(one -> ARTICLE.change(one, ARTICLE.version.to(7)))
                                .toList())));

        assertThat(now(REPO.all(from(ARTICLE)))).extracting(Article::version).containsExactly(7, 7);
    }

    @Test
    void whatIsLeftOutGoesAsItsOwnRowSays() {
        Writer ann = NEWSROOM.ann("one", "two");
        Writer bob = now(REPO.insert(WRITER.draft().name("Bob"))
                .with(WRITER.articles, List.of(ARTICLE.draft().title("three"))));

        List<String> statements =
                NEWSROOM.statements(REPO.insert(Changeset.of(ARTICLE.draft().title("four"))
                        .put(
                                Nested.of(ARTICLE.signers).by(Changeset.of(SIGNATURE)),
                                List.of(without(ann, OnReplace.NILIFY), without(bob, OnReplace.DELETE)))));

        assertThat(statements)
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into articles (title, version) values ($1::varchar, 1) …",
                        "update articles set writer_id = bulk.c2, version = articles.version + 1 from"
                                + " unnest($1::int8[], $2::int4[], $3::int8[]) …",
                        "delete from articles using unnest($1::int8[]) …",
                        "insert into signatures (article_id, writer_id, at) select bulk.c0, bulk.c1,"
                                + " statement_timestamp() from unnest($1::int8[], $2::int8[]) …",
                        "SELECT 1; COMMIT");
        assertThat(now(REPO.all(from(ARTICLE).orderBy(ARTICLE.id.asc()))))
                .extracting(Article::title, Article::writerId)
                .containsExactly(tuple("one", null), tuple("two", null), tuple("four", null));
    }

    @Test
    void aRowBetweenTwoOthersIsInsertedAsItsOwnRelationSays() {
        Writer editor = now(REPO.insert(WRITER.draft().name("Eve")));
        Instant early = Instant.parse("2020-01-01T00:00:00Z");
        Instant late = Instant.parse("2021-01-01T00:00:00Z");

        List<String> statements = NEWSROOM.statements(REPO.insert(WRITER.draft().name("Ann"))
                .with(WRITER.articles, List.of(signed("one", editor, early), signed("two", editor, late))));

        assertThat(statements)
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into writers (name) values ($1::text) …",
                        "insert into articles (title, writer_id, version) select bulk.c0::varchar, bulk.c1, 1 from"
                                + " unnest($1::text[], $2::int8[]) …",
                        "insert into signatures (article_id, writer_id, at) select bulk.c0, bulk.c1, bulk.c2 from"
                                + " unnest($1::int8[], $2::int8[], $3::timestamptz[]) …",
                        "SELECT 1; COMMIT");
        assertThat(now(REPO.all(from(SIGNATURE).orderBy(SIGNATURE.articleId.asc()))))
                .extracting(Signature::at)
                .containsExactly(early, late);
    }

    @Test
    void relationsThatNeedNoAnswerOfEachOtherShareRoundTrips() {
        List<String> statements = NEWSROOM.statements(REPO.insert(tagged("one")));

        assertThat(statements)
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into articles (title, version) values ($1::varchar, 1) …",
                        "insert into tags (id, word) select bulk.c0, bulk.c1 from unnest($1::uuid[], $2::text[]) …",
                        "insert into writers (name) select bulk.c0 from unnest($1::text[]) …",
                        "insert into articles_tags (article_id, tag_id) select bulk.c0, bulk.c1 from unnest($1::int8[],"
                                + " $2::uuid[]) …",
                        "insert into signatures (article_id, writer_id, at) select bulk.c0, bulk.c1,"
                                + " statement_timestamp() from unnest($1::int8[], $2::int8[]) …",
                        "SELECT 1; COMMIT");
        assertThat(NEWSROOM.trips(() -> REPO.insert(tagged("two")))).isEqualTo(2);
        assertThat(now(REPO.all(from(ARTICLE)
                        .orderBy(ARTICLE.id.asc())
                        .preload(ARTICLE.tags.orderBy(TAG.word.asc()), ARTICLE.signers))))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(article -> {
                    assertThat(article.tags().list()).extracting(Tag::word).containsExactly("mill", "race");
                    assertThat(article.signers().list())
                            .extracting(Writer::name)
                            .containsExactlyInAnyOrder("Ann", "Bob");
                });
    }

    @Test
    void whatRefersToTheRowIsSentBeforeWhatFollowsIt() {
        assertThat(NEWSROOM.statements(REPO.insert(ARTICLE.draft().title("one"))
                        .with(ARTICLE.remarks, List.of(remark("a"), remark("b")))
                        .with(ARTICLE.tags, List.of(TAG.draft().word("mill")))))
                .extracting(text -> text.replaceAll(" \\(.*", ""))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into articles",
                        "insert into remarks",
                        "insert into tags",
                        "insert into articles_tags",
                        "SELECT 1; COMMIT");
    }

    @Test
    void aViolationOfTheRowIsItsOwnWhateverIsSentBesideIt() {
        now(REPO.insert(ARTICLE.draft().title("one").slug("taken")));
        Changeset<Article> again = Changeset.of(ARTICLE.draft().title("two").slug("taken"))
                .unique(ARTICLE.slug)
                .put(ARTICLE.tags, List.of(TAG.draft().word("mill"), TAG.draft().word("race")));

        assertThatThrownBy(() -> now(REPO.insert(again)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::path)
                                .containsExactly(List.of("slug")));
        assertThat(now(REPO.count(from(TAG)))).isZero();
        assertThat(now(REPO.count(from(ARTICLE)))).isEqualTo(1);
    }

    private static Changeset<Remark> remark(String text) {
        return REMARK.change(REMARK.text.to(text));
    }

    private static Changeset<Article> tagged(String title) {
        return Changeset.of(ARTICLE.draft().title(title))
                .put(ARTICLE.tags, List.of(TAG.draft().word("mill"), TAG.draft().word("race")))
                .put(
                        Nested.of(ARTICLE.signers).by(Changeset.of(SIGNATURE)),
                        List.of(WRITER.draft().name("Ann"), WRITER.draft().name("Bob")));
    }

    private static Changeset<InvoiceLine> line(int number) {
        return INVOICE_LINE.change(INVOICE_LINE.number.to(number), INVOICE_LINE.text.to("line " + number));
    }

    private static Changeset<Writer> without(Writer writer, OnReplace onReplace) {
        return Changeset.of(WRITER, writer).put(Nested.of(WRITER.articles).onReplace(onReplace), List.of());
    }

    private static Changeset<Article> signed(String title, Writer signer, Instant at) {
        return Changeset.of(ARTICLE.draft().title(title))
                .put(
                        Nested.of(ARTICLE.signers).by(SIGNATURE.change(SIGNATURE.at.to(at))),
                        List.of(Changeset.of(WRITER, signer)));
    }
}
