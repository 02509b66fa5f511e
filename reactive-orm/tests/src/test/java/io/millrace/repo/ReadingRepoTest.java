package io.millrace.repo;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.CompositeTable.COMPOSITE;
import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.PermalinkTable.PERMALINK;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.max;
import static io.millrace.query.Sql.min;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.Composite;
import io.millrace.blog.CompositeKey;
import io.millrace.blog.EmptyBlog;
import io.millrace.blog.Permalink;
import io.millrace.blog.Post;
import io.millrace.blog.User;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MultipleResults;
import io.millrace.error.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class ReadingRepoTest {

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
    @Behaviour("repo.exs:26")
    void anEmptyTableHasNoRows() {
        assertThat(now(REPO.all(from(POST)))).isEmpty();
        assertThat(now(REPO.all(from(POST).select(POST.title)))).isEmpty();
    }

    @Test
    @Behaviour("repo.exs:31")
    void aListOfValuesIsOneParameterAndMayBeEmpty() {
        post("1", 1);
        post("2", 2);
        List<String> titles = List.of("1", "3");

        assertThat(REPO.toSql(from(POST).where(POST.title.in(titles))).sql())
                .endsWith(" where posts.title = any($1::text[]::varchar[])");
        for (int warm = 0; warm < 2; warm++) {
            assertThat(now(REPO.all(from(POST).where(POST.title.in(List.of())))))
                    .isEmpty();
            assertThat(now(REPO.all(from(POST).where(POST.title.notIn(List.of())))))
                    .hasSize(2);
            assertThat(now(REPO.all(from(POST).where(POST.title.in(titles))))).hasSize(1);
            assertThat(now(REPO.all(from(POST).where(POST.title.in("1", "2"))))).hasSize(2);
        }
    }

    @Test
    @Behaviour("repo.exs:54")
    void aTableMayGoByAnotherName() {
        post("hello", 1);
        var p = POST.as("p");

        assertThat(REPO.toSql(from(p).where(p.title.eq("hello")).select(p.visits))
                        .sql())
                .isEqualTo("select p.visits from posts as p where p.title = $1::varchar");
        assertThat(now(REPO.all(from(p).where(p.title.eq("hello")).select(p.visits))))
                .containsExactly(1);
    }

    @Test
    @Behaviour("repo.exs:64")
    void columnsCanBeReadWithoutTheirRecord() {
        post("title1", 1);
        post("title2", 2);

        assertThat(now(REPO.all(
                        from(POST).orderBy(POST.title.asc()).select(POST.title).distinct())))
                .containsExactly(Optional.of("title1"), Optional.of("title2"));
    }

    @Test
    @Behaviour({"repo.exs:92", "repo.exs:1725"})
    void conditionsAreCollectedOrLeftOut() {
        post("one", 1);
        post("one", 2);
        post("two", 1);

        assertThat(now(REPO.all(from(POST).where(POST.title.eq("one"), POST.visits.eq(2)))))
                .hasSize(1);
        assertThat(now(REPO.all(from(POST).where(io.millrace.query.Sql.<Post>allOf(List.of())))))
                .hasSize(3);
        assertThat(now(REPO.all(from(POST)
                        .where(io.millrace.query.Sql.allOf(List.of(POST.title.eq("one"), POST.visits.in(1, 2)))))))
                .hasSize(2);
    }

    @Test
    @Behaviour({"repo.exs:663", "repo.exs:689"})
    void aRowIsFoundByItsKey() {
        Post one = post("1", 1);

        StepVerifier.create(REPO.get(POST, one.id())).expectNext(one).verifyComplete();
        StepVerifier.create(REPO.get(POST, -1L)).verifyComplete();
        StepVerifier.create(REPO.require(POST, one.id())).expectNext(one).verifyComplete();
        assertThatThrownBy(() -> now(REPO.require(POST, -1L)))
                .isInstanceOf(NotFound.class)
                .hasMessage("""
                ORM-201: no Post was found
                  because: the query was answered with no row
                  fix: use repo.get, which is empty then, or check the condition""");
    }

    @Test
    @Behaviour("repo.exs:695")
    void aRowIsFoundByConditions() {
        Post one = post("1", 1);
        post("2", 2);
        post("2", 3);

        assertThat(now(REPO.getBy(POST, POST.title.eq("1"), POST.visits.eq(1)))).isEqualTo(one);
        StepVerifier.create(REPO.getBy(POST, POST.uuid.eq(UUID.randomUUID()))).verifyComplete();
        assertThat(now(REPO.requireBy(POST, POST.uuid.eq(one.uuid())))).isEqualTo(one);
        assertThatThrownBy(() -> now(REPO.requireBy(POST, POST.title.eq("3"))))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("fix: use repo.getBy, which is empty then, or check the condition");
        assertThatThrownBy(() -> now(REPO.getBy(COMPOSITE, COMPOSITE.a.eq(1).or(COMPOSITE.a.eq(2)))
                        .switchIfEmpty(REPO.getBy(POST, POST.title.eq("2")).cast(Composite.class))))
                .isInstanceOf(MultipleResults.class);
    }

    @Test
    @Behaviour(value = "repo.exs:763", differs = "nothing is ordered by the key unless it is said")
    void firstLastAndOneSayWhichRow() {
        Post one = post("1", 1);
        Post two = post("2", 2);
        var byTitle = from(POST).orderBy(POST.title.asc());

        assertThat(now(REPO.first(byTitle))).isEqualTo(one);
        assertThat(now(REPO.last(byTitle))).isEqualTo(two);
        assertThat(now(REPO.last(from(POST).orderBy(POST.visits.desc().nullsFirst(), POST.id.asc()))))
                .isEqualTo(one);
        assertThat(now(REPO.requireFirst(byTitle.offset(1)))).isEqualTo(two);
        StepVerifier.create(REPO.first(byTitle.where(POST.visits.gt(5)))).verifyComplete();
        StepVerifier.create(REPO.one(byTitle.where(POST.visits.gt(5)))).verifyComplete();
        assertThat(now(REPO.one(byTitle.where(POST.visits.gt(1))))).isEqualTo(two);
        assertThatThrownBy(() -> now(REPO.requireOne(byTitle.where(POST.visits.gt(5)))))
                .hasMessage("""
                        ORM-201: no row was found
                          because: the query was answered with no row
                          fix: use repo.one, which is empty then, or check the condition""");
        assertThatThrownBy(() -> now(REPO.requireFirst(byTitle.where(POST.visits.gt(5)))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> now(REPO.one(byTitle.select(POST.id))))
                .isInstanceOf(MultipleResults.class)
                .hasMessage("""
                        ORM-202: one row was expected, but there are 2
                          query: select posts.id from posts order by posts.title
                          because: repo.one is for a query that cannot have more than one row
                          fix: narrow the condition, or use repo.first with an order""");
        assertThatThrownBy(() -> now(REPO.last(from(POST).select(POST.id))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-107: the query has no last row
                          query: select posts.id from posts
                          because: it has no order of its own, or a limit
                          fix: give it an order and no limit: query.orderBy(…)""");
    }

    @Test
    @Behaviour("repo.exs:799")
    void whetherThereAreRowsHoldsForEveryQuery() {
        post("1", 2);
        post("2", 1);

        assertThat(REPO.toSql(from(POST)).parameters()).isEmpty();
        assertThat(now(REPO.exists(from(POST)))).isTrue();
        assertThat(now(REPO.exists(from(POST).where(POST.title.eq("3"))))).isFalse();
        assertThat(now(REPO.exists(from(POST).limit(1)))).isTrue();
        assertThat(now(REPO.exists(from(POST).limit(0)))).isFalse();
        assertThat(now(REPO.exists(from(POST).select(POST.id).distinct()))).isTrue();
        assertThat(now(REPO.exists(
                        from(POST).groupBy(POST.visits).having(count().gt(1)).select(POST.visits))))
                .isFalse();
        assertThat(now(REPO.exists(from(POST)
                        .where(POST.visits.gt(1))
                        .groupBy(POST.visits)
                        .having(count().eq(1L))
                        .select(POST.visits))))
                .isTrue();
    }

    @Test
    @Behaviour({"repo.exs:819", "repo.exs:843"})
    void anAggregateStandsForTheRowsOfTheQuery() {
        assertThat(now(REPO.aggregate(from(POST), max(POST.visits)))).isEmpty();
        assertThat(now(REPO.aggregate(from(POST), count()))).isZero();
        for (int visits : new int[] {10, 12, 14, 14}) {
            post("1", visits);
        }

        assertThat(now(REPO.aggregate(from(POST), max(POST.visits)))).contains(14);
        assertThat(now(REPO.aggregate(from(POST).orderBy(POST.title.asc()), min(POST.visits))))
                .contains(10);
        assertThat(now(REPO.aggregate(from(POST), count(POST.authorId)))).isZero();
        assertThat(now(REPO.aggregate(from(POST).orderBy(POST.visits.asc()).limit(2), max(POST.visits))))
                .contains(12);
        assertThat(now(REPO.aggregate(from(POST).orderBy(POST.visits.desc()).limit(2), min(POST.visits))))
                .contains(14);
        assertThat(now(REPO.aggregate(from(POST).orderBy(POST.visits.asc()).offset(3), count())))
                .isEqualTo(1);
    }

    @Test
    @Behaviour("repo.exs:853")
    void anAggregateOfADistinctQueryIsOfWhatIsLeft() {
        for (int visits : new int[] {10, 12, 14, 14}) {
            post("1", visits);
        }

        assertThat(now(REPO.aggregate(from(POST).distinctOn(POST.visits).orderBy(POST.visits.asc()), count())))
                .isEqualTo(3);
        assertThat(now(REPO.count(from(POST).select(POST.visits).distinct()))).isEqualTo(3);
    }

    @Test
    void countingTakesAQueryAsItStands() {
        for (int visits : new int[] {10, 12, 14, 14}) {
            post("1", visits);
        }

        assertThat(now(REPO.count(from(POST)))).isEqualTo(4);
        assertThat(now(REPO.count(from(POST).limit(3)))).isEqualTo(3);
        assertThat(now(REPO.count(from(POST).orderBy(POST.visits.asc()).offset(3))))
                .isEqualTo(1);
        assertThat(now(REPO.count(from(POST).groupBy(POST.visits).select(POST.visits))))
                .isEqualTo(3);
        assertThat(now(REPO.count(from(POST).distinctOn(POST.visits)))).isEqualTo(3);
    }

    @Test
    @Behaviour("repo.exs:1531")
    void aColumnOfAnotherNameIsReadByItsComponent() {
        Permalink link = now(REPO.insert(PERMALINK.draft().url("url")));

        assertThat(now(REPO.all(from(PERMALINK).select(PERMALINK.url)))).containsExactly(Optional.of("url"));
        assertThat(now(REPO.all(from(PERMALINK).where(PERMALINK.url.eq("url")))))
                .containsExactly(link);
    }

    @Test
    @Behaviour({"repo.exs:1345", "repo.exs:1411", "repo.exs:1433"})
    void rowsBecomeWhatAConstructorMakesOfThem() {
        record Line(String title, int visits) {}
        post("hi", 3);

        assertThat(now(REPO.all(
                        from(POST).select(POST.title.orElse(""), POST.visits).as(Line::new))))
                .containsExactly(new Line("hi", 3));
        assertThat(now(REPO.all(from(POST).select(POST.title, POST.visits.plus(1))))
                        .get(0)
                        .toList())
                .containsExactly(Optional.of("hi"), 4);
    }

    @Test
    @Behaviour({"repo.exs:1459", "repo.exs:1518", "repo.exs:1524", "repo.exs:1500"})
    void anAbsentRowIsAnotherThingThanARowOfNulls() {
        record Both(Optional<Post> post, long comment) {}
        Post untitled = now(REPO.insert(POST.draft()));
        long with = now(REPO.insert(COMMENT.draft().postId(untitled.id()))).id();
        long without = now(REPO.insert(COMMENT.draft())).id();
        var post = POST.left("post");

        assertThat(now(REPO.all(from(COMMENT)
                        .leftJoin(COMMENT.post, post)
                        .orderBy(COMMENT.id.asc())
                        .select(post.row(), COMMENT.id)
                        .as(Both::new))))
                .containsExactly(new Both(Optional.of(untitled), with), new Both(Optional.empty(), without));
        assertThat(now(REPO.all(from(POST).select(POST.title)))).containsExactly(Optional.empty());
    }

    @Test
    @Behaviour("repo.exs:718")
    void rowsAreReadAgainByTheirKeys() {
        Post one = post("1", 1);
        Post two = post("2", 2);
        now(REPO.updateAll(from(POST).where(POST.id.eq(one.id()))).set(POST.visits.to(9)));

        assertThat(now(REPO.require(POST, one.id())).visits()).isEqualTo(9);
        assertThat(now(REPO.all(from(POST).where(POST.id.in(one.id(), two.id(), -1L)))))
                .extracting(Post::visits)
                .containsExactlyInAnyOrder(9, 2);
    }

    @Test
    @Behaviour(
            value = "repo.exs:741",
            differs = "a row is read again by its key, with require; of several, what comes says which are there")
    void aRowThatIsGoneIsNotFoundAgain() {
        Post gone = post("1", 1);
        Post kept = post("2", 2);
        now(REPO.delete(POST, gone));

        assertThatThrownBy(() -> now(REPO.require(POST, gone.id()))).isInstanceOf(NotFound.class);
        assertThat(now(REPO.all(from(POST).where(POST.id.in(gone.id(), kept.id())))))
                .containsExactly(kept);
    }

    @Test
    @Behaviour("stream.exs:9")
    void aStreamOfNothingCompletes() {
        StepVerifier.create(REPO.stream(from(POST))).verifyComplete();
        StepVerifier.create(REPO.transaction(REPO.stream(from(POST)))).verifyComplete();
    }

    @Test
    @Behaviour({"stream.exs:21", "stream.exs:31"})
    void aStreamFetchesAsItIsAsked() {
        now(REPO.insertAll(
                USER,
                IntStream.range(0, 25).mapToObj(i -> USER.draft().name("n" + i)).toList()));
        var names = from(USER).orderBy(USER.id.asc()).select(USER.name);
        var stream = REPO.stream(names, 4);

        StepVerifier.create(stream, 0)
                .thenRequest(3)
                .expectNext("n0", "n1", "n2")
                .thenRequest(2)
                .expectNext("n3", "n4")
                .thenCancel()
                .verify();
        assertThat(now(stream)).hasSize(25);
        assertThat(now(REPO.transaction(stream))).hasSize(25);
        assertThat(now(REPO.transaction(REPO.insert(USER.draft().name("n25")).thenMany(stream))))
                .hasSize(26);
        assertThatThrownBy(() -> now(REPO.stream(names, 0)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-110: a stream cannot fetch 0 rows at a time
                          because: a part has at least one row
                          fix: repo.stream(query, 500)""");
    }

    @Test
    void aCompositeKeyFindsItsRow() {
        Composite row = now(REPO.insert(COMPOSITE.draft().a(1).b(2).name("x")));

        assertThat(now(REPO.get(COMPOSITE, new CompositeKey(1, 2)))).isEqualTo(row);
        StepVerifier.create(REPO.get(COMPOSITE, new CompositeKey(2, 1))).verifyComplete();
    }

    @Test
    void aPageWalksOverAPathAndALeftJoin() {
        User ann = now(REPO.insert(USER.draft().name("Ann")));
        for (int i = 0; i < 5; i++) {
            now(REPO.insert(POST.draft().title("t" + i).authorId(i % 2 == 0 ? ann.id() : null)));
        }
        var byAuthor = from(POST).orderBy(POST.author().name.desc()).select(POST.title);
        var author = USER.left("author");
        var joined = from(POST)
                .leftJoin(POST.author, author)
                .orderBy(author.name.asc().nullsFirst(), POST.title.desc())
                .select(POST.title);

        for (var rows : List.of(byAuthor, joined)) {
            Page<Optional<String>> first = now(REPO.page(rows, Cursor.firstPage(), 2));
            Page<Optional<String>> second = now(REPO.page(rows, Cursor.after(first.next()), 2));
            Page<Optional<String>> third = now(REPO.page(rows, Cursor.after(second.next()), 2));

            assertThat(first.items()).doesNotContainAnyElementsOf(second.items());
            assertThat(third.items()).hasSize(1);
            assertThat(third.hasMore()).isFalse();
            assertThat(now(REPO.page(rows, Cursor.before(third.previous()), 2))).isEqualTo(second);
            assertThat(now(REPO.page(rows, Cursor.before(second.previous()), 2)).items())
                    .isEqualTo(first.items());
        }
    }

    @Test
    void aSensitiveColumnCannotOrderPages() {
        var accounts = from(io.millrace.blog.AccountTable.ACCOUNT);

        assertThatThrownBy(() -> now(REPO.page(
                        accounts.orderBy(io.millrace.blog.AccountTable.ACCOUNT
                                .secret
                                .upper()
                                .asc()),
                        Cursor.firstPage(),
                        2)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageContaining("because: Account.secret is sensitive, and a cursor would show its values");
    }

    private static Post post(String title, int visits) {
        return now(REPO.insert(POST.draft().title(title).visits(visits)));
    }
}
