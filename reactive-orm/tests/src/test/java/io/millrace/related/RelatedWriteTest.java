package io.millrace.related;

import static io.millrace.query.Query.from;
import static io.millrace.related.AddressFields.ADDRESS;
import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.InvoiceLineTable.INVOICE_LINE;
import static io.millrace.related.InvoiceTable.INVOICE;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.PortraitTable.PORTRAIT;
import static io.millrace.related.RemarkTable.REMARK;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.error.StaleRow;
import io.millrace.repo.Repo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

class RelatedWriteTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    @Behaviour("assoc.exs:728")
    void aRowIsInsertedWithItsRelationsAKindAtATime() {
        Changeset<Article> one =
                Changeset.of(ARTICLE.draft().title("one")).put(ARTICLE.remarks, List.of(remark("good"), remark("bad")));
        Changeset<Article> two =
                Changeset.of(ARTICLE.draft().title("two")).put(ARTICLE.remarks, List.of(remark("fine")));

        List<String> statements = NEWSROOM.statements(REPO.insert(WRITER.draft().name("Ann"))
                .with(WRITER.articles, List.of(one, two))
                .with(WRITER.portrait, List.of(PORTRAIT.draft().url("/ann"))));

        assertThat(statements)
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into writers (name) values ($1::text) …",
                        "insert into articles (title, writer_id, version) select bulk.c0::varchar, bulk.c1, 1 from"
                                + " unnest($1::text[], $2::int8[]) …",
                        "insert into remarks (text, article_id) select bulk.c0, bulk.c1 from unnest($1::text[],"
                                + " $2::int8[]) …",
                        "insert into portraits (url, writer_id) values ($1::text, $2::int8) …",
                        "SELECT 1; COMMIT");
        Writer ann = NEWSROOM.loaded(1);
        assertThat(ann.articles().list()).extracting(Article::title).containsExactly("one", "two");
        assertThat(ann.articles().list().get(0).remarks().list())
                .extracting(Remark::text)
                .containsExactly("good", "bad");
        assertThat(ann.portrait().get().url()).isEqualTo("/ann");
    }

    @Test
    void whatIsEmittedHoldsWhatWasWritten() {
        Writer ann = now(REPO.insert(WRITER.draft().name("Ann"))
                .with(
                        WRITER.articles,
                        List.of(ARTICLE.draft().title("one"), ARTICLE.draft().title("two"))));

        assertThat(ann.articles().list())
                .isEqualTo(NEWSROOM.loaded(ann.id()).articles().list());
        assertThat(ann.portrait().isLoaded()).isFalse();
    }

    @Test
    @Behaviour({"assoc.exs:753", "assoc.exs:761", "assoc.exs:777"})
    void noRowsAreNoStatement() {
        assertThat(NEWSROOM.statements(REPO.insert(WRITER.draft().name("Ann"))
                        .with(WRITER.articles, List.of())
                        .with(WRITER.portrait, List.of())))
                .containsExactly(
                        "BEGIN READ WRITE", "insert into writers (name) values ($1::text) …", "SELECT 1; COMMIT");
        Writer bob = now(REPO.insert(WRITER.cast(Newsroom.params("name", "Bob", "articles", List.of()), WRITER.name)
                .cast(WRITER.articles, article -> article.cast(ARTICLE.title))));
        assertThat(bob.articles().list()).isEmpty();
        assertThat(NEWSROOM.statements(REPO.update(Changeset.of(WRITER, bob).put(WRITER.articles, List.of()))))
                .isEmpty();
    }

    @Test
    @Behaviour("assoc.exs:414")
    void hasManyDeletesWhatIsLeftOut() {
        Writer ann = NEWSROOM.ann("one", "two", "three");
        List<Article> articles = ann.articles().list();
        Writer bob = now(REPO.insert(WRITER.draft().name("Bob")).with(WRITER.articles, List.of(draft("four"))));
        Article foreign = bob.articles().list().get(0);

        Changeset<Writer> changes = Changeset.of(WRITER, ann)
                .put(
                        articles(OnReplace.DELETE),
                        List.of(
                                ARTICLE.change(articles.get(2), ARTICLE.title.to("3")),
                                ARTICLE.change(articles.get(0), ARTICLE.title.to("1")),
                                Changeset.of(ARTICLE, foreign),
                                draft("five")));
        List<String> statements = NEWSROOM.statements(REPO.update(changes));

        assertThat(statements)
                .containsExactly(
                        "BEGIN READ WRITE",
                        "delete from articles using unnest($1::int8[]) …",
                        "update articles set title = bulk.c2::varchar, version = articles.version + 1 from"
                                + " unnest($1::int8[], $2::int4[], $3::text[]) …",
                        "update articles set writer_id = $1::int8, version = articles.version + 1 where articles.id ="
                                + " $2::int8 and articles.version = $3::int4 …",
                        "insert into articles (title, writer_id, version) values ($1::varchar, $2::int8, 1) …",
                        "SELECT 1; COMMIT");
        assertThat(NEWSROOM.loaded(ann.id()).articles().list())
                .extracting(Article::title)
                .containsExactly("1", "3", "four", "five");
        assertThat(now(REPO.update(Changeset.of(WRITER, NEWSROOM.loaded(ann.id()))
                                .put(articles(OnReplace.DELETE), List.of())))
                        .articles()
                        .list())
                .isEmpty();
        assertThat(now(REPO.count(from(ARTICLE)))).isZero();
    }

    @Test
    @Behaviour("assoc.exs:459")
    void aRowThatIsGoneAlreadyMayBeDeletedAgainWhereThatIsMeant() {
        Writer ann = NEWSROOM.ann("one", "two");
        now(REPO.delete(ARTICLE, ann.articles().list().get(0)));

        StepVerifier.create(REPO.update(Changeset.of(WRITER, ann).put(articles(OnReplace.DELETE), List.of())))
                .verifyError(StaleRow.class);
        assertThat(now(REPO.count(from(ARTICLE)))).isEqualTo(1);
        now(REPO.update(Changeset.of(WRITER, ann).put(articles(OnReplace.DELETE_IF_EXISTS), List.of())));
        assertThat(now(REPO.count(from(ARTICLE)))).isZero();
    }

    @Test
    @Behaviour("assoc.exs:481")
    void hasManyLetsGoWhatIsLeftOut() {
        Writer ann = NEWSROOM.ann("one", "two");

        Writer alone = now(REPO.update(Changeset.of(WRITER, ann).put(articles(OnReplace.NILIFY), List.of())));

        assertThat(alone.articles().list()).isEmpty();
        assertThat(now(REPO.all(from(ARTICLE))))
                .hasSize(2)
                .extracting(Article::writerId)
                .containsOnlyNulls();
    }

    @Test
    @Behaviour("assoc.exs:793")
    void whatIsLeftStaysBesideWhatComes() {
        Writer ann = NEWSROOM.ann("one", "two");

        Writer more =
                now(REPO.update(Changeset.of(WRITER, ann).put(articles(OnReplace.LEAVE), List.of(draft("three")))));

        assertThat(more.articles().list()).extracting(Article::title).containsExactly("three", "one", "two");
        assertThat(NEWSROOM.loaded(ann.id()).articles().list()).hasSize(3);
        now(REPO.update(Changeset.of(WRITER, more).put(articles(OnReplace.DELETE), List.of())));
        assertThat(NEWSROOM.loaded(ann.id()).articles().list()).isEmpty();
    }

    @Test
    void itIsAMistakeNotToSayWhatHappens() {
        Writer ann = NEWSROOM.ann("one", "two");

        assertThatThrownBy(() -> Changeset.of(WRITER, ann).put(WRITER.articles, List.of()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: Writer.articles would lose 2 records
                          because: it is not said what happens to those that are left out
                          fix: say it: .onReplace(OnReplace.DELETE), NILIFY, LEAVE, or REFUSE to answer with an error of the field""");
        // Refused where it is said, whatever is left out in the end.
        assertThatThrownBy(() ->
                        Changeset.of(ARTICLE).put(Nested.of(ARTICLE.remarks).onReplace(OnReplace.NILIFY), List.of()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: rows of Article.remarks cannot be left without their Article
                          because: Remark.articleId is never null
                          fix: delete them: .onReplace(OnReplace.DELETE); or make Remark.articleId @Nullable""");
    }

    @Test
    @Behaviour("assoc.exs:236")
    void hasOneDeletesTheOneThatWasThere() {
        Nested<Writer, Portrait> portrait = Nested.of(WRITER.portrait).onReplace(OnReplace.DELETE);
        Writer ann = NEWSROOM.ann();
        ann = now(REPO.update(
                Changeset.of(WRITER, ann).put(portrait, List.of(PORTRAIT.draft().url("/1")))));
        assertThat(ann.portrait().get().writerId()).isEqualTo(ann.id());

        ann = now(REPO.update(
                Changeset.of(WRITER, ann).put(portrait, List.of(PORTRAIT.draft().url("/2")))));
        assertThat(now(REPO.all(from(PORTRAIT)))).extracting(Portrait::url).containsExactly("/2");
        Portrait other = now(REPO.insert(PORTRAIT.draft().url("/3")));
        ann = now(REPO.update(Changeset.of(WRITER, ann).put(portrait, List.of(Changeset.of(PORTRAIT, other)))));
        assertThat(now(REPO.all(from(PORTRAIT)))).extracting(Portrait::writerId).containsExactly(ann.id());
        ann = now(REPO.update(Changeset.of(WRITER, ann).put(portrait, List.of())));
        assertThat(ann.portrait().optional()).isEmpty();
        assertThat(now(REPO.count(from(PORTRAIT)))).isZero();
    }

    @Test
    @Behaviour("assoc.exs:287")
    void hasOneMayBeGoneAlreadyWhereThatIsMeant() {
        Writer ann = withPortrait("/1");
        now(REPO.delete(PORTRAIT, ann.portrait().get()));

        StepVerifier.create(REPO.update(Changeset.of(WRITER, ann)
                        .put(Nested.of(WRITER.portrait).onReplace(OnReplace.DELETE), List.of())))
                .verifyError(StaleRow.class);
        assertThat(now(REPO.update(Changeset.of(WRITER, ann)
                                .put(Nested.of(WRITER.portrait).onReplace(OnReplace.DELETE_IF_EXISTS), List.of())))
                        .portrait()
                        .optional())
                .isEmpty();
    }

    @Test
    @Behaviour("assoc.exs:309")
    void hasOneLetsGoTheOneThatWasThere() {
        Nested<Writer, Portrait> portrait = Nested.of(WRITER.portrait).onReplace(OnReplace.NILIFY);
        Writer ann = withPortrait("/1");

        ann = now(REPO.update(
                Changeset.of(WRITER, ann).put(portrait, List.of(PORTRAIT.draft().url("/2")))));
        ann = now(REPO.update(Changeset.of(WRITER, ann).put(portrait, List.of())));

        assertThat(ann.portrait().optional()).isEmpty();
        assertThat(now(REPO.all(from(PORTRAIT))))
                .hasSize(2)
                .extracting(Portrait::writerId)
                .containsOnlyNulls();
    }

    @Test
    @Behaviour("assoc.exs:348")
    @Behaviour("has_assoc_test.exs:456")
    void hasOneIsUpdatedWhereThatIsMeant() {
        Nested<Writer, Portrait> portrait = Nested.of(WRITER.portrait).onReplace(OnReplace.UPDATE);
        Writer ann = withPortrait("/1");
        Portrait first = ann.portrait().get();

        ann = now(REPO.update(
                Changeset.of(WRITER, ann).put(portrait, List.of(PORTRAIT.draft().url("/2")))));
        assertThat(ann.portrait().get()).isEqualTo(PORTRAIT.with(first, PORTRAIT.url.to("/2")));
        ann = now(REPO.update(WRITER.edit(ann, Newsroom.params("portrait", Newsroom.map("url", "/3")), WRITER.name)
                .cast(portrait, one -> one.cast(PORTRAIT.url))));
        assertThat(ann.portrait().get()).isEqualTo(PORTRAIT.with(first, PORTRAIT.url.to("/3")));

        Writer again = ann;
        Portrait other = now(REPO.insert(PORTRAIT.draft().url("/4")));
        assertThatThrownBy(() -> Changeset.of(WRITER, again).put(portrait, List.of(Changeset.of(PORTRAIT, other))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: Writer.portrait is replaced by another row
                          because: it was said that the row that is there is updated
                          fix: put a draft with its new values, or say what happens to it: .onReplace(OnReplace.DELETE)""");
        now(REPO.update(Changeset.of(WRITER, ann).put(portrait, List.of())));
        assertThat(now(REPO.require(PORTRAIT, first.id())).writerId()).isNull();
    }

    @Test
    @Behaviour("assoc.exs:648")
    void belongsToIsWrittenFirst() {
        Article article = now(REPO.insert(draft("one"))
                .with(ARTICLE.writer, List.of(WRITER.draft().name("Ann"))));
        assertThat(article.writerId()).isEqualTo(article.writer().get().id());

        Nested<Article, Writer> writer = Nested.of(ARTICLE.writer).onReplace(OnReplace.LEAVE);
        assertThat(NEWSROOM.statements(REPO.update(Changeset.of(ARTICLE, article)
                        .put(writer, List.of(WRITER.draft().name("Bob"))))))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "insert into writers (name) values ($1::text) …",
                        "update articles set writer_id = $1::int8, version = articles.version + 1 where articles.id ="
                                + " $2::int8 and articles.version = $3::int4 …",
                        "SELECT 1; COMMIT");
        Article bobs = now(REPO.require(ARTICLE, article.id()).flatMap(one -> REPO.preload(one, ARTICLE.writer)));
        assertThat(bobs.writer().get().name()).isEqualTo("Bob");
        Article anns = now(REPO.update(Changeset.of(ARTICLE, bobs)
                .put(writer, List.of(Changeset.of(WRITER, article.writer().get())))));
        assertThat(anns.writerId()).isEqualTo(article.writerId());
        Article nobodys = now(REPO.update(
                Changeset.of(ARTICLE, anns).put(Nested.of(ARTICLE.writer).onReplace(OnReplace.NILIFY), List.of())));
        assertThat(nobodys.writerId()).isNull();
        assertThat(nobodys.writer().optional()).isEmpty();
        assertThat(now(REPO.count(from(WRITER)))).isEqualTo(2);
    }

    @Test
    @Behaviour("assoc.exs:694")
    @Behaviour("belongs_to_test.exs:296")
    void belongsToIsUpdatedWhereThatIsMeant() {
        Nested<Article, Writer> writer = Nested.of(ARTICLE.writer).onReplace(OnReplace.UPDATE);
        Article article = now(REPO.insert(draft("one"))
                .with(ARTICLE.writer, List.of(WRITER.draft().name("Ann"))));

        Article same = now(REPO.update(
                ARTICLE.edit(article, Newsroom.params("writer", Newsroom.map("name", "Anna")), ARTICLE.title)
                        .cast(writer, one -> one.cast(WRITER.name))));
        assertThat(same.writer().get().name()).isEqualTo("Anna");
        assertThat(same.writer().get().id()).isEqualTo(article.writerId());
        assertThat(same.version()).isEqualTo(1);
        Article nobodys = now(REPO.update(Changeset.of(ARTICLE, same).put(writer, List.of())));
        assertThat(nobodys.writerId()).isNull();
    }

    @Test
    void whatARowBelongedToIsDeletedWhenNothingRefersToItAnyMore() {
        Article article = now(REPO.insert(draft("one"))
                .with(ARTICLE.writer, List.of(WRITER.draft().name("Ann"))));

        now(REPO.update(Changeset.of(ARTICLE, article)
                .put(
                        Nested.of(ARTICLE.writer).onReplace(OnReplace.DELETE),
                        List.of(WRITER.draft().name("Bob")))));

        assertThat(now(REPO.all(from(WRITER)))).extracting(Writer::name).containsExactly("Bob");
    }

    @Test
    @Behaviour("assoc.exs:624")
    void whatGoesIsGoneBeforeWhatComes() {
        Writer ann = now(REPO.insert(WRITER.draft().name("Ann"))
                .with(WRITER.articles, List.of(slug("one", "a"), slug("two", "b"))));

        now(REPO.update(Changeset.of(WRITER, ann).put(articles(OnReplace.DELETE), List.of(slug("three", "a")))));
        assertThat(NEWSROOM.loaded(ann.id()).articles().list())
                .extracting(Article::title)
                .containsExactly("three");
        assertThatThrownBy(() -> now(REPO.update(Changeset.of(WRITER, NEWSROOM.loaded(ann.id()))
                        .put(articles(OnReplace.LEAVE), List.of(draft("four"), slug("five", "a"))))))
                .isInstanceOf(ConstraintViolation.class)
                .hasMessageContaining("the changeset declares no constraint")
                .hasMessageEndingWith("add to the changeset: .unique(ARTICLE.slug)");
    }

    @Test
    @Behaviour("repo.exs:376")
    void aViolationIsTheErrorOfTheRowThatItIsOf() {
        now(REPO.insert(slug("taken", "b")));
        Changeset<Writer> changes = Changeset.of(WRITER.draft().name("Ann"))
                .put(
                        WRITER.articles,
                        List.of(
                                Changeset.of(slug("one", "a")).unique(ARTICLE.slug),
                                Changeset.of(slug("two", "b")).unique(ARTICLE.slug),
                                Changeset.of(slug("three", "c")).unique(ARTICLE.slug)));

        assertThatThrownBy(() -> now(REPO.insert(changes))).isInstanceOfSatisfying(InvalidChangeset.class, invalid -> {
            assertThat(invalid.errors())
                    .extracting(FieldError::toString)
                    .containsExactly("articles.1.slug: is taken already");
            assertThat(invalid).hasMessageStartingWith("ORM-804: the changes of Writer are not valid: one");
        });
        assertThat(now(REPO.count(from(WRITER)))).isZero();
        assertThat(now(REPO.count(from(ARTICLE)))).isEqualTo(1);
    }

    @Test
    @Behaviour("repo.exs:587")
    void changesThatFailAreAsTheyWere() {
        Changeset<Writer> changes = WRITER.cast(
                        Newsroom.params("name", "Ann", "address", Newsroom.map("city", "Rome")), WRITER.name)
                .cast(ADDRESS.in(WRITER.address), address -> address.cast(ADDRESS.city))
                .put(WRITER.articles, List.of(draft("one").place(99)));
        NEWSROOM.database().execute("alter table articles add constraint few check (place < 9)");
        try {
            assertThatThrownBy(() -> now(REPO.insert(changes))).isInstanceOf(ConstraintViolation.class);
        } finally {
            NEWSROOM.database().execute("alter table articles drop constraint few");
        }

        assertThat(changes.get(WRITER.address)).isEqualTo(new Address("Rome", null, null));
        assertThat(changes.get(WRITER.articles)).hasSize(1);
        assertThat(now(REPO.insert(changes)).articles().list().get(0).place()).isEqualTo(99);
    }

    @Test
    @Behaviour("repo.exs:513")
    void aRowThatIsNotThereCannotBeReferredTo() {
        assertThatThrownBy(() -> now(REPO.insert(REMARK.change(REMARK.text.to("good"), REMARK.articleId.to(99L))
                        .references(REMARK.articleId))))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .containsExactly(FieldError.of("articleId", "foreign_key", "does not exist")));
    }

    @Test
    @Behaviour({"repo.exs:265", "repo.exs:644"})
    @Behaviour("changeset_test.exs:2453")
    void aKeyOfSeveralColumnsIsChangedAndKnownAsItsOwn() {
        Invoice invoice = now(REPO.insert(INVOICE.draft().payer("Ann"))
                .with(
                        INVOICE.lines,
                        List.of(
                                INVOICE_LINE.change(INVOICE_LINE.number.to(1), INVOICE_LINE.text.to("a")),
                                INVOICE_LINE.change(INVOICE_LINE.number.to(2), INVOICE_LINE.text.to("b")))));
        InvoiceLine first = invoice.lines().list().get(0);

        Changeset<InvoiceLine> same = INVOICE_LINE.edit(
                first, Newsroom.params("number", 3, "text", "a"), INVOICE_LINE.number, INVOICE_LINE.text);
        assertThat(now(REPO.check(same.unsafeUnique(INVOICE_LINE.number, INVOICE_LINE.text)))
                        .isValid())
                .isTrue();
        assertThat(now(REPO.check(INVOICE_LINE
                                .change(first, INVOICE_LINE.text.to("b"))
                                .unsafeUnique(INVOICE_LINE.text)))
                        .errors())
                .containsExactly(FieldError.of("text", "unique", "is taken already"));
        assertThat(now(REPO.update(same))).isEqualTo(new InvoiceLine(invoice.id(), 3, "a"));
        assertThat(now(REPO.all(from(INVOICE_LINE).orderBy(INVOICE_LINE.number.asc()))))
                .extracting(InvoiceLine::number)
                .containsExactly(2, 3);
    }

    @Test
    void aTransactionLivesOnAfterAViolationInARelation() {
        now(REPO.insert(slug("taken", "b")));
        Changeset<Writer> bad = Changeset.of(WRITER.draft().name("Ann"))
                .put(
                        WRITER.articles,
                        List.of(
                                Changeset.of(draft("one")).unique(ARTICLE.slug),
                                Changeset.of(slug("two", "b")).unique(ARTICLE.slug)));

        Writer bob = now(REPO.transaction(REPO.insert(bad)
                .onErrorResume(
                        InvalidChangeset.class,
                        invalid -> REPO.insert(WRITER.draft().name("Bob")))));

        assertThat(bob.name()).isEqualTo("Bob");
        assertThat(now(REPO.all(from(WRITER)))).extracting(Writer::name).containsExactly("Bob");
    }

    @Test
    void aRowThatSomebodyElseChangedMeanwhileUndoesAll() {
        Writer ann = NEWSROOM.ann("one", "two");
        Article two = ann.articles().list().get(1);
        now(REPO.update(two).set(ARTICLE.title.to("2")));

        StepVerifier.create(REPO.update(WRITER.change(ann, WRITER.name.to("Anna"))
                        .put(
                                WRITER.articles,
                                ann.articles().list().stream()
                                        .map(one -> ARTICLE.change(one, ARTICLE.place.to(7)))
                                        .toList())))
                .verifyError(StaleRow.class);
        assertThat(NEWSROOM.loaded(ann.id()).name()).isEqualTo("Ann");
    }

    @Test
    void whatARelationIsMayBeSaidWhereTheRowDoesNotHoldIt() {
        Writer ann = NEWSROOM.ann("one", "two");
        Writer bare = now(REPO.require(WRITER, ann.id()));

        assertThatThrownBy(() -> Changeset.of(WRITER, bare).put(WRITER.articles, List.of()))
                .hasMessageContaining("repo.preload(writer, WRITER.articles)");
        now(REPO.update(Changeset.of(WRITER, bare)
                .put(articles(OnReplace.DELETE).among(ann.articles().list()), List.of())));
        assertThat(now(REPO.count(from(ARTICLE)))).isZero();
    }

    @Test
    void aConflictAndRelationsAreNotWrittenTogether() {
        StepVerifier.create(REPO.insert(slug("one", "a"))
                        .onConflict(ARTICLE.slug)
                        .skip()
                        .with(ARTICLE.remarks, List.of(remark("good"))))
                .verifyErrorMessage("""
                        ORM-112: changes of Article cannot be inserted with what to do on a conflict
                          because: they have changes of related rows, and where a conflict is skipped there is no row to relate them to
                          fix: write the row first, and then its relations""");
        assertThatThrownBy(() -> now(REPO.insertAll(
                                ARTICLE,
                                List.of(Changeset.of(draft("x")).put(ARTICLE.remarks, List.of(remark("good")))))
                        .skipConflicts()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-112: changes of Article cannot be inserted with what to do on a conflict");
    }

    private static Nested<Writer, Article> articles(OnReplace onReplace) {
        return Nested.of(WRITER.articles).onReplace(onReplace);
    }

    private static Writer withPortrait(String url) {
        return now(REPO.insert(WRITER.draft().name("Ann"))
                .with(WRITER.portrait, List.of(PORTRAIT.draft().url(url))));
    }

    /** Without the article, which it gets from whoever has it. */
    private static Changeset<Remark> remark(String text) {
        return REMARK.change(REMARK.text.to(text));
    }

    private static ArticleDraft draft(String title) {
        return ARTICLE.draft().title(title);
    }

    private static ArticleDraft slug(String title, String slug) {
        return draft(title).slug(slug);
    }
}
