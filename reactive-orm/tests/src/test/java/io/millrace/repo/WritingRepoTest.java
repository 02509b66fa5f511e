package io.millrace.repo;

import static io.millrace.blog.AccountTable.ACCOUNT;
import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.CompositeTable.COMPOSITE;
import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.PermalinkTable.PERMALINK;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.PurchaseTable.PURCHASE;
import static io.millrace.blog.TagTable.TAG;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.Account;
import io.millrace.blog.Comment;
import io.millrace.blog.Composite;
import io.millrace.blog.CompositeKey;
import io.millrace.blog.EmptyBlog;
import io.millrace.blog.Item;
import io.millrace.blog.Permalink;
import io.millrace.blog.Post;
import io.millrace.blog.Purchase;
import io.millrace.blog.Tag;
import io.millrace.blog.User;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MultipleResults;
import io.millrace.error.StaleRow;
import io.millrace.repo.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class WritingRepoTest {

    private static final EmptyBlog BLOG = new EmptyBlog();
    private static final Repo REPO = BLOG.repo();

    @BeforeEach
    void empty() {
        BLOG.empty();
    }

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void eachSubscriptionOfAnInsertDrawsItsOwnKeys() {
        var one = REPO.insert(POST.draft().title("a")).returning(POST.uuid);
        var many = REPO.insertAll(
                POST, List.of(POST.draft().title("b"), POST.draft().title("c")));

        assertThat(now(one)).isNotEqualTo(now(one));
        assertThat(now(many.returning(POST.uuid))).doesNotContainAnyElementsOf(now(many.returning(POST.uuid)));
        var count = many.returningCount();
        assertThat(now(count) + now(count)).isEqualTo(4);
    }

    @Test
    @Behaviour({"repo.exs:101", "repo.exs:212", "repo.exs:273"})
    void aRowIsInsertedUpdatedAndDeletedAndReadBackEachTime() {
        Instant before = Instant.now();
        Post inserted = now(REPO.insert(POST.draft().title("a").text("b")));

        assertThat(inserted.isPublic()).isTrue();
        assertThat(inserted.visits()).isZero();
        assertThat(inserted.insertedAt()).isBetween(before.minusSeconds(5), before.plusSeconds(60));
        assertThat(now(REPO.require(POST, inserted.id()))).isEqualTo(inserted);

        now(REPO.sql("update posts set visits = 13 where id = {}", inserted.id())
                .execute());
        Post updated = now(REPO.update(inserted).set(POST.text.to("c")));
        assertThat(updated.visits()).isEqualTo(13);
        assertThat(updated.text()).isEqualTo("c");
        assertThat(updated.insertedAt()).isEqualTo(inserted.insertedAt());
        assertThat(updated.updatedAt()).isAfter(inserted.updatedAt());

        assertThat(now(REPO.delete(POST, updated))).isEqualTo(updated);
        StepVerifier.create(REPO.get(POST, updated.id())).verifyComplete();
    }

    @Test
    void theStatementsOfSingleRowsAreShort() {
        Comment comment = new Comment(7, "fine", 3, null, null);

        assertThat(REPO.toSql(REPO.insert(COMMENT.draft().text("x"))))
                .containsExactly(new Statement(
                        "insert into comments (text, lock_version) values ($1::text, 1) returning comments.id,"
                                + " comments.text, comments.lock_version, comments.post_id, comments.author_id",
                        List.of("x")));
        assertThat(REPO.toSql(REPO.update(comment).set(COMMENT.text.to("y"))))
                .containsExactly(new Statement(
                        "update comments set text = $1::text, lock_version = comments.lock_version + 1 where"
                                + " comments.id = $2::int8 and comments.lock_version = $3::int4 returning comments.id,"
                                + " comments.text, comments.lock_version, comments.post_id, comments.author_id",
                        List.of("y", 7L, 3)));
        assertThat(REPO.toSql(REPO.delete(COMMENT, comment)).get(0).sql())
                .startsWith("delete from comments where comments.id = $1::int8 and comments.lock_version = $2::int4");
        assertThat(REPO.toSql(REPO.insert(COMMENT.draft())).get(0))
                .hasToString("insert into comments (lock_version) values (1) returning comments.id, comments.text,"
                        + " comments.lock_version, comments.post_id, comments.author_id");
    }

    @Test
    @Behaviour({"repo.exs:119", "repo.exs:988"})
    void aRenamedColumnIsWrittenUnderItsOwnName() {
        Permalink link = now(REPO.insert(PERMALINK.draft().url("one")));

        assertThat(now(REPO.update(link).set(PERMALINK.url.to("two"))).url()).isEqualTo("two");
        assertThat(now(REPO.delete(PERMALINK, link)).url()).isEqualTo("two");
    }

    @Test
    @Behaviour("repo.exs:130")
    void aRowWithACompositeKeyIsFoundByAllOfIt() {
        now(REPO.insert(COMPOSITE.draft().a(1).b(1).name("one")));
        Composite two = now(REPO.insert(COMPOSITE.draft().a(1).b(2).name("two")));

        now(REPO.update(two).set(COMPOSITE.name.to("second")));
        assertThat(now(REPO.all(from(COMPOSITE).orderBy(COMPOSITE.b.asc()).select(COMPOSITE.name))))
                .containsExactly("one", "second");
        now(REPO.delete(COMPOSITE, two));
        StepVerifier.create(REPO.get(COMPOSITE, new CompositeKey(1, 2))).verifyComplete();
        assertThat(now(REPO.count(from(COMPOSITE)))).isEqualTo(1);
    }

    @Test
    @Behaviour(
            value = "repo.exs:193",
            differs = "update(row, …) is always sent; only a changeset knows that nothing changed")
    @Behaviour(
            value = {"changeset_test.exs:238", "changeset_test.exs:1090"},
            differs = "only what changes is written through a changeset; update(row, …) is always sent")
    void anUpdateToTheSameValueIsSentAllTheSame() {
        User ann = now(REPO.insert(USER.draft().name("Ann")));

        User same = now(REPO.update(ann).set(USER.name.to("Ann")));

        assertThat(same.updatedAt()).isAfter(ann.updatedAt());
    }

    @Test
    @Behaviour({"repo.exs:236", "repo.exs:243", "repo.exs:259"})
    void keysAreDrawnByTheLibraryTheDatabaseOrTheUser() {
        Account drawn =
                now(REPO.insert(ACCOUNT.draft().role(Account.Role.READER).secret("s")));
        Account.AccountId own = new Account.AccountId(UUID.randomUUID());
        Account given = now(
                REPO.insert(ACCOUNT.draft().role(Account.Role.ADMIN).secret("s").id(own)));
        User identity = now(REPO.insert(USER.draft().name("x")));

        assertThat(drawn.id().value().version()).isEqualTo(7);
        assertThat(given.id()).isEqualTo(own);
        assertThat(now(REPO.require(ACCOUNT, own))).isEqualTo(given);
        assertThat(identity.id()).isEqualTo(1);
    }

    @Test
    @Behaviour({"repo.exs:279", "repo.exs:322"})
    @Behaviour(
            value = {"changeset_test.exs:2618", "changeset_test.exs:2656"},
            differs =
                    "a version is a component of the record: the database counts it up by one, and it does not start again")
    void aRowThatWasChangedSinceItWasReadIsStale() {
        Comment read = now(REPO.insert(COMMENT.draft().text("x")));
        Comment changed = now(REPO.update(read).set(COMMENT.text.to("y")));

        assertThat(changed.lockVersion()).isEqualTo(2);
        assertThatThrownBy(() -> now(REPO.update(read).set(COMMENT.text.to("z"))))
                .isInstanceOfSatisfying(
                        StaleRow.class, stale -> assertThat(stale.found()).hasValue(2))
                .hasMessage("""
                        ORM-205: a Comment was not updated
                          because: somebody else has changed the row: it was read with version 1, and has version 2 now
                          fix: read it again with repo.require(…), and decide anew""");
        assertThatThrownBy(() -> now(REPO.delete(COMMENT, read)))
                .isInstanceOf(StaleRow.class)
                .hasMessageStartingWith("ORM-205: a Comment was not deleted");
        now(REPO.delete(COMMENT, changed));
        assertThatThrownBy(() -> now(REPO.delete(COMMENT, changed))).isInstanceOf(StaleRow.class);
        assertThatThrownBy(() -> now(REPO.update(new User(9, "x", null, Instant.EPOCH, Instant.EPOCH))
                        .set(USER.name.to("y"))))
                .hasMessage("""
                        ORM-205: a User was not updated
                          because: since it was read, somebody else has removed the row
                          fix: read it again with repo.require(…), and decide anew""");
    }

    @Test
    @Behaviour("sql.exs:84")
    void aKeyThatIsNoKeyIsFoundOut() {
        BLOG.database().execute("alter table composite_pk drop constraint composite_pk_pkey");
        try {
            for (int i = 0; i < 3; i++) {
                now(REPO.insert(COMPOSITE.draft().a(1).b(1).name("x")));
            }
            assertThatThrownBy(() -> now(REPO.transaction(
                            REPO.update(new Composite(1, 1, "x")).set(COMPOSITE.name.to("y")))))
                    .isInstanceOf(MultipleResults.class)
                    .hasMessageStartingWith("ORM-202: one Composite was to be updated, but 3 were\n")
                    .hasMessageContaining("because: the table has several rows with this primary key\n");
            assertThat(now(REPO.count(from(COMPOSITE).where(COMPOSITE.name.eq("y")))))
                    .isZero();
        } finally {
            BLOG.empty();
            BLOG.database().execute("alter table composite_pk add primary key (a, b)");
        }
    }

    @Test
    @Behaviour({"repo.exs:343", "repo.exs:393", "repo.exs:482"})
    void aViolationNamesItsConstraint() {
        UUID uuid = UUID.randomUUID();
        now(REPO.insert(POST.draft().uuid(uuid)));

        StepVerifier.create(REPO.insert(POST.draft().uuid(uuid)))
                .expectErrorSatisfies(failure -> {
                    assertThat(failure).isInstanceOf(ConstraintViolation.class);
                    assertThat(((ConstraintViolation) failure).constraint()).isEqualTo("posts_uuid_key");
                    assertThat(failure).message().doesNotContain(uuid.toString());
                })
                .verify();
        StepVerifier.create(REPO.insert(COMMENT.draft().postId(99L)))
                .expectErrorSatisfies(failure -> {
                    assertThat(failure).isInstanceOf(ConstraintViolation.class);
                    assertThat(((ConstraintViolation) failure).kind()).isEqualTo(ConstraintViolation.Kind.FOREIGN_KEY);
                })
                .verify();
    }

    @Test
    @Behaviour("repo.exs:864")
    void rowsOfDifferentColumnsTakeDefaultsForTheOthers() {
        assertThat(now(REPO.insertAll(
                        POST,
                        List.of(
                                POST.draft().title("a"),
                                POST.draft().visits(7),
                                POST.draft().title("c").isPublic(false),
                                POST.draft().title("d")))))
                .extracting(Post::title, Post::visits, Post::isPublic)
                .containsExactly(tuple("a", 0, true), tuple(null, 7, true), tuple("c", 0, false), tuple("d", 0, true));
        StepVerifier.create(REPO.insertAll(POST, List.of())).verifyComplete();
        StepVerifier.create(REPO.insertAll(POST, List.of()).returningCount())
                .expectNext(0L)
                .verifyComplete();
        assertThat(REPO.toSql(REPO.insertAll(POST, List.of()))).isEmpty();
        assertThat(now(REPO.insertAll(COMMENT, List.of(COMMENT.draft(), COMMENT.draft()))
                        .returningCount()))
                .isEqualTo(2);
    }

    @Test
    void rowsOfDifferentColumnsAreInsertedTogetherOrNotAtAll() {
        UUID uuid = UUID.randomUUID();
        var drafts = List.of(
                POST.draft().title("a"), POST.draft().uuid(uuid), POST.draft().uuid(uuid));

        assertThat(REPO.toSql(REPO.insertAll(POST, drafts))).hasSize(2);
        assertThatThrownBy(() -> now(REPO.insertAll(POST, drafts))).isInstanceOf(ConstraintViolation.class);
        assertThatThrownBy(() -> now(REPO.insertAll(POST, drafts).returningCount()))
                .isInstanceOf(ConstraintViolation.class);
        assertThat(now(REPO.count(from(POST)))).isZero();
    }

    @Test
    void manyRowsAreSentInSeveralStatements() {
        var drafts = IntStream.range(0, 25_000)
                .mapToObj(i -> COMMENT.draft().text("t" + i))
                .toList();

        assertThat(REPO.toSql(REPO.insertAll(COMMENT, drafts))).hasSize(3);
        StepVerifier.create(REPO.insertAll(COMMENT, drafts)
                        .returning(COMMENT.text)
                        .index()
                        .filter(row -> !row.getT2().equals(Optional.of("t" + row.getT1())))
                        .count())
                .expectNext(0L)
                .expectComplete()
                .verify(Duration.ofSeconds(60));
        assertThat(now(REPO.count(from(COMMENT)))).isEqualTo(25_000);
    }

    @Test
    @Behaviour({"repo.exs:1005", "repo.exs:1020", "repo.exs:1053"})
    void anInsertOfManyReturnsRowsColumnsOrTheirNumber() {
        assertThat(now(REPO.insertAll(
                        POST, List.of(POST.draft().title("1"), POST.draft().title("2")))))
                .allSatisfy(post -> assertThat(post.uuid().version()).isEqualTo(7))
                .extracting(Post::title)
                .containsExactly("1", "2");
        assertThat(now(REPO.insertAll(
                                PERMALINK,
                                List.of(
                                        PERMALINK.draft().url("1"),
                                        PERMALINK.draft().url("2")))
                        .returning(PERMALINK.url)))
                .containsExactly(Optional.of("1"), Optional.of("2"));
        assertThat(now(REPO.insertAll(POST, List.of(POST.draft(), POST.draft())).returningCount()))
                .isEqualTo(2);
    }

    @Test
    @Behaviour({"repo.exs:1046", "repo.exs:1260", "repo.exs:1254"})
    void everyTypeTravelsInBulkToo() {
        Item item = new Item("r", 3, Instant.EPOCH, new Item.Color("red"), List.of(new Item.Color("blue")));
        List<Tag> tags = now(REPO.insertAll(
                TAG,
                List.of(
                        TAG.draft().ints(List.of(1, 2)).items(List.of(item)),
                        TAG.draft().ints(List.of()).items(List.of()))));
        Purchase purchase = now(REPO.insert(PURCHASE.draft().item(item)));
        UUID bid = UUID.randomUUID();
        now(REPO.insert(POST.draft().blob(new byte[] {1, 0})));

        assertThat(tags).extracting(Tag::ints).containsExactly(List.of(1, 2), List.of());
        assertThat(tags).extracting(Tag::items).containsExactly(List.of(item), List.of());
        assertThat(now(REPO.require(PURCHASE, purchase.id())).item()).isEqualTo(item);
        now(REPO.updateAll(from(POST).everyRow()).set(POST.bid.to(bid), POST.intensity.to(1.5)));
        assertThat(now(REPO.one(from(POST))).bid()).isEqualTo(bid);
    }

    @Test
    @Behaviour(
            value = {"repo.exs:1072", "repo.exs:1088", "repo.exs:1097"},
            differs =
                    "a bulk insert sends one array a column, however many rows there are; nothing is shared between rows")
    void aBulkInsertHasOneParameterAColumn() {
        var drafts = IntStream.range(0, 50)
                .mapToObj(i -> COMMENT.draft().text("same").postId(null))
                .toList();

        assertThat(REPO.toSql(REPO.insertAll(COMMENT, drafts)))
                .singleElement()
                .satisfies(statement -> assertThat(statement.parameters()).hasSize(2));
    }

    @Test
    @Behaviour({"repo.exs:1149", "repo.exs:1173", "repo.exs:1207", "repo.exs:1221", "repo.exs:1234"})
    void manyRowsAreUpdatedAtOnce() {
        posts(1, 2, 3);
        var two = from(POST).where(POST.visits.ge(2));

        assertThat(now(REPO.updateAll(from(POST).everyRow()).set(POST.title.to("x"))))
                .isEqualTo(3);
        assertThat(now(REPO.updateAll(two)
                        .set(POST.title.to("y"), POST.text.toNull())
                        .returning()))
                .extracting(Post::title, Post::visits)
                .containsExactlyInAnyOrder(tuple("y", 2), tuple("y", 3));
        assertThat(now(REPO.updateAll(two)
                        .set(POST.visits.to(POST.visits.minus(1)))
                        .returning(POST.visits)))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(now(REPO.updateAll(from(POST).where(POST.title.eq("none"))).set(POST.title.to("z"))))
                .isZero();
        assertThat(REPO.toSql(REPO.updateAll(two).set(POST.visits.to(POST.visits.plus(3))))
                        .get(0)
                        .sql())
                .isEqualTo("update posts set visits = posts.visits + $1::int4, updated_at = statement_timestamp()"
                        + " where posts.visits >= $2::int8");
    }

    @Test
    void anUpdateOfManyBumpsTheVersionAndTheMoment() {
        Comment comment = now(REPO.insert(COMMENT.draft().text("x")));
        User user = now(REPO.insert(USER.draft().name("x")));

        now(REPO.updateAll(from(COMMENT).everyRow()).set(COMMENT.text.to("y")));
        now(REPO.updateAll(from(USER).everyRow()).set(USER.name.to("y")));

        assertThat(now(REPO.require(COMMENT, comment.id())).lockVersion()).isEqualTo(2);
        assertThat(now(REPO.require(USER, user.id())).updatedAt()).isAfter(user.updatedAt());
    }

    @Test
    void anUpdateTakesValuesOfJoinedTables() {
        User ann = now(REPO.insert(USER.draft().name("Ann")));
        now(REPO.insertAll(
                POST,
                List.of(POST.draft().title("1").authorId(ann.id()), POST.draft().title("2"))));
        var author = USER.as("author");
        var write = REPO.updateAll(from(POST).join(POST.author, author).where(POST.title.eq("1")))
                .set(POST.text.to(author.name));

        assertThat(REPO.toSql(write).get(0).sql())
                .isEqualTo(
                        "update posts set text = author.name, updated_at = statement_timestamp() from users as author"
                                + " where posts.author_id = author.id and posts.title = $1::varchar");
        assertThat(now(write)).isEqualTo(1);
        assertThat(now(REPO.all(from(POST).orderBy(POST.title.asc()).select(POST.text))))
                .containsExactly(Optional.of("Ann"), Optional.empty());
    }

    @Test
    void anUpdateOrDeleteOverAPathOrALimitIsResolvedByKey() {
        User ann = now(REPO.insert(USER.draft().name("Ann")));
        now(REPO.insertAll(
                POST,
                List.of(
                        POST.draft().authorId(ann.id()).visits(1),
                        POST.draft().visits(2),
                        POST.draft().visits(3))));

        assertThat(now(REPO.updateAll(from(POST).where(POST.author().name.eq("Ann")))
                        .set(POST.title.to("x"))))
                .isEqualTo(1);
        assertThat(now(REPO.deleteAll(from(POST).orderBy(POST.visits.desc()).limit(1))
                        .returning(POST.visits)))
                .containsExactly(3);
        assertThat(now(REPO.count(from(POST)))).isEqualTo(2);
    }

    @Test
    @Behaviour({"repo.exs:1269", "repo.exs:1284", "repo.exs:1311", "repo.exs:1321"})
    void manyRowsAreDeletedAtOnce() {
        posts(1, 2, 3);

        assertThat(now(REPO.deleteAll(from(POST).where(POST.visits.eq(9))))).isZero();
        assertThat(now(REPO.deleteAll(from(POST).where(POST.visits.le(2))).returning()))
                .extracting(Post::visits)
                .containsExactlyInAnyOrder(1, 2);
        assertThat(now(REPO.deleteAll(from(POST).everyRow()))).isEqualTo(1);
        assertThatThrownBy(() -> now(REPO.updateAll(from(POST)).set(POST.title.to("x"))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-105: repo.updateAll without a condition would change every Post
                          because: the query has no where
                          fix: add .where(…), or say that you mean it: from(…).everyRow()""");
        assertThatThrownBy(() -> REPO.toSql(REPO.deleteAll(from(POST))))
                .hasMessageStartingWith("ORM-105: repo.deleteAll without a condition");
    }

    @Test
    void setTwiceIsRefused() {
        assertThatThrownBy(() ->
                        REPO.toSql(REPO.updateAll(from(POST).everyRow()).set(POST.title.to("x"), POST.title.toNull())))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: Post.title is set twice
                          because: one update sets a column to one value
                          fix: leave one of them out""");
    }

    @Test
    @Behaviour({"sql.exs:95", "sql.exs:102", "sql.exs:111", "sql.exs:118", "sql.exs:130"})
    void quotesAreText() {
        String text = "'\\\";--$1{}";

        User user = now(REPO.insert(USER.draft().name(text)));
        assertThat(user.name()).isEqualTo(text);
        assertThat(now(REPO.update(user).set(USER.name.to("'"))).name()).isEqualTo("'");
        assertThat(now(REPO.insertAll(USER, List.of(USER.draft().name(text))))
                        .get(0)
                        .name())
                .isEqualTo(text);
        assertThat(now(REPO.updateAll(from(USER).where(USER.name.eq("'"))).set(USER.name.to("''"))))
                .isEqualTo(1);
        assertThat(now(REPO.deleteAll(from(USER).where(USER.name.eq("''"))))).isEqualTo(1);
    }

    private static void posts(int... visits) {
        for (int one : visits) {
            now(REPO.insert(POST.draft().title("t").text("b").visits(one)));
        }
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }
}
