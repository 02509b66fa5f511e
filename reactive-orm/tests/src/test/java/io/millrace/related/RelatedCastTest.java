package io.millrace.related;

import static io.millrace.query.Query.from;
import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.InvoiceLineTable.INVOICE_LINE;
import static io.millrace.related.InvoiceTable.INVOICE;
import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.PortraitTable.PORTRAIT;
import static io.millrace.related.RemarkTable.REMARK;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.changeset.Params;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelatedCastTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    void aFormWritesARowWithItsRelations() {
        Params form = Params.form("name=Ann&articles[0][title]=one&articles[0][remarks][0][text]=good"
                + "&articles[1][title]=two&articles[1][admin]=1&portrait[url]=/ann");

        Changeset<Writer> changes = writer(WRITER.cast(form, WRITER.name), OnReplace.RAISE);
        assertThat(changes.errors()).isEmpty();
        assertThat(changes.unknown()).containsExactly("articles.1.admin");
        assertThat(changes.get(WRITER.articles)).hasSize(2);
        assertThat(changes)
                .hasToString("changes of Writer: name = Ann, articles = [changes of Article: title = one, remarks ="
                        + " [changes of Remark: text = good], changes of Article: title = two], portrait = [changes of"
                        + " Portrait: url = /ann]");

        Writer ann = now(REPO.insert(changes));
        assertThat(ann.articles().list().get(0).remarks().list().get(0).text()).isEqualTo("good");
        assertThat(NEWSROOM.loaded(ann.id()).portrait().get().url()).isEqualTo("/ann");
    }

    /** Of an input with every column of both, only what is allowed goes over the wire: a name and a title. */
    @Test
    void onlyTheColumnThatIsAllowedIsSent() {
        Writer bob = now(REPO.insert(WRITER.draft().name("Bob")));
        Function<Changeset<Article>, Changeset<Article>> title = article -> article.cast(ARTICLE.title);
        Writer ann = NEWSROOM.ann("one");
        Article one = ann.articles().list().get(0);
        Object[] all = {
            "slug",
            "s",
            "place",
            7,
            "writerId",
            bob.id(),
            "writer_id",
            bob.id(),
            "version",
            9,
            "remarks",
            List.of(map("text", "good")),
            "writer",
            map("name", "Bob")
        };
        Map<String, @Nullable Object> mine = map(all);
        mine.put("title", "new");
        Map<String, @Nullable Object> there = map(all);
        there.put("title", "1");
        there.put("id", one.id());

        assertThat(NEWSROOM.statements(REPO.insert(WRITER.cast(
                                params("id", 4_711, "name", "Cid", "links", List.of(), "articles", List.of(mine, mine)),
                                WRITER.name)
                        .cast(WRITER.articles, title))))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into writers (name) values ($1::text) …",
                        "insert into articles (title, writer_id, version) select bulk.c0::varchar, bulk.c1, 1 from"
                                + " unnest($1::text[], $2::int8[]) …",
                        "SELECT 1; COMMIT");
        assertThat(NEWSROOM.statements(REPO.update(
                        WRITER.edit(ann, params("id", 4_711, "name", "Ann", "articles", List.of(there)), WRITER.name)
                                .cast(WRITER.articles, title))))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "update articles set title = $1::varchar, version = articles.version + 1 where articles.id ="
                                + " $2::int8 and articles.version = $3::int4 …",
                        "SELECT 1; COMMIT");
        assertThat(NEWSROOM.loaded(ann.id()).articles().list())
                .extracting(Article::title, Article::slug, Article::place)
                .containsExactly(tuple("1", null, null));
    }

    @Test
    void errorsAreOnThePathsOfTheForm() {
        Params form = Params.form("name=Ann&articles[7][title]=&articles[8][title]=two&articles[8][remarks][0][text]=x"
                + "&portrait[url]=");
        Changeset<Writer> changes = writer(WRITER.cast(form, WRITER.name), OnReplace.RAISE);

        assertThatThrownBy(() -> now(REPO.insert(changes)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.tree())
                                .isEqualTo(Map.of(
                                        "articles",
                                        Map.of(
                                                "7", Map.of("title", List.of("is required")),
                                                "8",
                                                        Map.of(
                                                                "remarks",
                                                                Map.of(
                                                                        "0",
                                                                        Map.of(
                                                                                "text",
                                                                                List.of("must have at least 2"
                                                                                        + " characters"))))),
                                        "portrait",
                                        Map.of("url", List.of("is required")))));
        assertThat(now(REPO.count(from(WRITER)))).isZero();
    }

    @Test
    void theRowsThatAreThereAreToldByTheirKeys() {
        Writer ann = NEWSROOM.ann("one", "two", "three");
        List<Article> articles = ann.articles().list();
        Params params = params(
                "articles",
                List.of(
                        map("title", "new"),
                        map("id", articles.get(1).id(), "title", "2"),
                        map("id", Long.toString(articles.get(0).id()))));

        Writer changed = now(REPO.update(writer(WRITER.edit(ann, params, WRITER.name), OnReplace.DELETE)));

        assertThat(changed.articles().list()).extracting(Article::title).containsExactly("new", "2", "one");
        assertThat(NEWSROOM.loaded(ann.id()).articles().list())
                .extracting(Article::version)
                .containsExactly(1, 2, 1);
    }

    /** Nobody gets at the rows of others by their keys. */
    @Test
    void aKeyThatIsNotThereIsAnError() {
        Writer ann = NEWSROOM.ann("one");
        Article foreign = now(REPO.insert(ARTICLE.draft().title("foreign")));
        Params params = params(
                "articles",
                List.of(
                        map("id", foreign.id(), "title", "mine"),
                        map("id", "x"),
                        map("id", ann.articles().list().get(0).id()),
                        map("id", ann.articles().list().get(0).id())));

        assertThat(writer(WRITER.edit(ann, params, WRITER.name), OnReplace.RAISE).errors().stream()
                        .map(FieldError::toString))
                .contains(
                        "articles.0.id: is not there any more",
                        "articles.1.id: is not a valid whole number",
                        "articles.3.id: is not there any more")
                .noneMatch(error -> error.startsWith("articles.2"));
    }

    @Test
    void aRelationThatTheInputDoesNotNameIsLeftAlone() {
        Writer ann = NEWSROOM.ann("one");
        Changeset<Writer> changes = writer(WRITER.edit(ann, params("name", "Ann"), WRITER.name), OnReplace.RAISE);

        assertThat(changes.isChanged()).isFalse();
        assertThat(REPO.update(changes).toSql()).isEmpty();
        assertThat(now(REPO.update(changes))).isSameAs(ann);
        Writer bare = now(REPO.require(WRITER, ann.id()));
        assertThatThrownBy(() -> writer(WRITER.edit(bare, params("articles", List.of()), WRITER.name), OnReplace.RAISE))
                .hasMessageContaining("Writer.articles is not loaded");
    }

    @Test
    void whatIsLeftOutMayBeRefusedOrNeeded() {
        Writer ann = NEWSROOM.ann("one");
        Params none = params("articles", List.of());

        assertThat(writer(WRITER.edit(ann, none, WRITER.name), OnReplace.REFUSE).errors())
                .containsExactly(FieldError.of("articles", "replaced", "must not be taken away"));
        assertThatThrownBy(() -> writer(WRITER.edit(ann, none, WRITER.name), OnReplace.RAISE))
                .isInstanceOf(InvalidQuery.class);
        assertThat(WRITER.cast(none, WRITER.name)
                        .cast(Nested.of(WRITER.articles).required(), RelatedCastTest::article)
                        .errors())
                .containsExactly(FieldError.of("articles", "required", "is required"));
        assertThat(WRITER
                        .cast(params("articles", "x", "portrait", List.of()), WRITER.name)
                        .cast(WRITER.articles, RelatedCastTest::article)
                        .cast(WRITER.portrait, portrait -> portrait.cast(PORTRAIT.url))
                        .errors()
                        .stream()
                        .map(FieldError::toString))
                .containsExactly("articles.articles: is not a valid record", "portrait: is not a valid record");
    }

    @Test
    void formsSortAndDropRows() {
        Writer ann = NEWSROOM.ann("one", "two", "three");
        List<Article> articles = ann.articles().list();
        Params form = Params.form("articles[0][id]=" + articles.get(0).id() + "&articles[1][id]="
                + articles.get(1).id() + "&articles[2][id]=" + articles.get(2).id()
                + "&articles[9][title]=new&order[]=9&order[]=2&order[]=0&gone[]=1");

        Changeset<Writer> changes = WRITER.edit(ann, form, WRITER.name)
                .cast(
                        Nested.of(WRITER.articles)
                                .onReplace(OnReplace.DELETE)
                                .sorted("order")
                                .dropped("gone"),
                        (article, place) -> article(article).put(ARTICLE.place.to(place)));
        now(REPO.update(changes));

        assertThat(now(REPO.all(from(ARTICLE).orderBy(ARTICLE.place.asc()))))
                .extracting(Article::title)
                .containsExactly("new", "three", "one");
        assertThat(changes.unknown()).isEmpty();
    }

    @Test
    void aKeyThatIsPartlyTheParentsIsToldByTheRest() {
        Invoice invoice = now(REPO.insert(INVOICE.cast(
                        params(
                                "payer",
                                "Ann",
                                "lines",
                                List.of(map("number", 1, "text", "a"), map("number", 2, "text", "b"))),
                        INVOICE.payer)
                .cast(INVOICE.lines, line -> line.cast(INVOICE_LINE.number, INVOICE_LINE.text))));
        assertThat(invoice.lines().list())
                .containsExactly(new InvoiceLine(invoice.id(), 1, "a"), new InvoiceLine(invoice.id(), 2, "b"));

        now(REPO.update(INVOICE.edit(
                        invoice,
                        params("lines", List.of(map("number", 2, "text", "B"), map("number", 3, "text", "c"))),
                        INVOICE.payer)
                .cast(
                        Nested.of(INVOICE.lines).onReplace(OnReplace.DELETE),
                        line -> line.cast(INVOICE_LINE.number, INVOICE_LINE.text))));
        assertThat(now(REPO.all(from(INVOICE_LINE).orderBy(INVOICE_LINE.number.asc()))))
                .containsExactly(new InvoiceLine(invoice.id(), 2, "B"), new InvoiceLine(invoice.id(), 3, "c"));
    }

    @Test
    void theDatabaseIsAskedForRowsOfRelationsAsWell() {
        now(REPO.insert(ARTICLE.draft().title("taken").slug("a")));
        Changeset<Writer> changes = WRITER.cast(
                        params("name", "Ann", "articles", List.of(map("title", "x"), map("title", "y", "slug", "a"))),
                        WRITER.name)
                .cast(
                        WRITER.articles,
                        article -> article.cast(ARTICLE.title, ARTICLE.slug).unsafeUnique(ARTICLE.slug));

        assertThat(now(REPO.check(changes)).errors())
                .containsExactly(
                        new FieldError(List.of("articles", "1", "slug"), "unique", "is taken already", Map.of()));
    }

    @Test
    void thereMustBeAnInput() {
        assertThatThrownBy(() -> WRITER.change(WRITER.name.to("Ann")).cast(WRITER.articles, RelatedCastTest::article))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: articles is cast, and there is no input
                          because: records inside of a record are cast of its own input
                          fix: begin with the input: .cast(params, …), or put them: .put(…)""");
        assertThatThrownBy(() -> WRITER.change(WRITER.name.to("Ann")).cast(WRITER.name))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: Writer.name is cast, and there is no input
                          because: these changes were not made of one
                          fix: begin with the input: .cast(params, …), or put the value: .put(…)""");
    }

    private static Changeset<Writer> writer(Changeset<Writer> changes, OnReplace onReplace) {
        return changes.cast(Nested.of(WRITER.articles).onReplace(onReplace), RelatedCastTest::article)
                .cast(WRITER.portrait, portrait -> portrait.cast(PORTRAIT.url).unique(PORTRAIT.url));
    }

    private static Changeset<Article> article(Changeset<Article> article) {
        return article.cast(ARTICLE.title, ARTICLE.slug)
                .unique(ARTICLE.slug)
                .cast(ARTICLE.remarks, remark -> remark.cast(REMARK.text).length(REMARK.text, 2, 80));
    }
}
