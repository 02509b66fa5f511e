package io.millrace.query;

import static io.millrace.blog.BlogDatabase.refused;
import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.max;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.BlogDatabase;
import io.millrace.blog.Post;
import io.millrace.expr.Rows;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class NamedTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    @Behaviour({"subquery.exs:23", "subquery.exs:38"})
    void isReadFrom() {
        var perAuthor =
                from(POST).groupBy(POST.authorId).select(POST.authorId, count()).named("per_author");

        BLOG.expect(
                from(perAuthor)
                        .where(perAuthor.column(count()).ge(1))
                        .orderBy(
                                perAuthor.column(count()).desc(),
                                perAuthor.column(POST.authorId).asc())
                        .select(perAuthor.column(POST.authorId), perAuthor.column(count())),
                "select per_author.author_id, per_author.count from (select posts.author_id, count(*)"
                        + " from posts group by posts.author_id) as per_author (author_id, count) where"
                        + " per_author.count >= $1::int8 order by per_author.count desc, per_author.author_id",
                Tuples.of(Optional.of(1L), 2L),
                Tuples.of(Optional.of(2L), 1L),
                Tuples.of(Optional.empty(), 1L));
        BLOG.expect(
                from(perAuthor).orderBy(perAuthor.column(POST.authorId).asc()).limit(1),
                "select per_author.author_id, per_author.count from (select posts.author_id, count(*)"
                        + " from posts group by posts.author_id) as per_author (author_id, count) order by"
                        + " per_author.author_id limit $1::int8",
                Tuples.of(Optional.of(1L), 2L));
    }

    @Test
    @Behaviour({"subquery.exs:9", "subquery.exs:63"})
    void keepsTheRowsOfATable() {
        var popular = from(POST).orderBy(POST.visits.desc()).limit(2).named("popular");

        assertThat(BLOG.read(from(popular).orderBy(popular.column(POST.title).asc())).stream()
                        .map(Post::title))
                .containsExactly("three", "two");
        BLOG.expect(
                from(popular).select(max(popular.column(POST.id))),
                "select max(popular.id) from (select posts.id, posts.title, posts.text, posts.blob,"
                        + " posts.public, posts.cost, posts.visits, posts.intensity, posts.bid, posts.uuid,"
                        + " posts.meta, posts.links, posts.intensities, posts.posted, posts.author_id,"
                        + " posts.inserted_at, posts.updated_at from posts order by posts.visits desc limit"
                        + " $1::int8) as popular",
                Optional.of(3L));
    }

    @Test
    @Behaviour("subquery.exs:89")
    void isJoined() {
        var perAuthor = from(POST)
                .groupBy(POST.authorId)
                .select(POST.authorId, count(), max(POST.title))
                .named("per_author");

        BLOG.expect(
                from(USER)
                        .join(perAuthor, perAuthor.column(POST.authorId).eq(USER.id))
                        .orderBy(USER.id.asc())
                        .select(USER.name, perAuthor.column(count()), perAuthor.column(max(POST.title))),
                "select users.name, per_author.count, per_author.max from users join (select"
                        + " posts.author_id, count(*), max(posts.title) from posts group by posts.author_id) as"
                        + " per_author (author_id, count, max) on per_author.author_id = users.id order by users.id",
                Tuples.of("Ann", 2L, Optional.of("two")),
                Tuples.of("Bob", 1L, Optional.of("three")));
    }

    @Test
    @Behaviour("joins.exs:135")
    void isLeftJoined() {
        var maybe = from(POST)
                .groupBy(POST.authorId)
                .select(POST.authorId, count())
                .named("per_author")
                .left();

        BLOG.expect(
                from(USER)
                        .leftJoin(maybe, maybe.column(POST.authorId).eq(USER.id))
                        .orderBy(USER.id.asc())
                        .select(USER.name, maybe.column(count()), maybe.row()),
                "select users.name, per_author.count, per_author.author_id, per_author.count from users"
                        + " left join (select posts.author_id, count(*) from posts group by posts.author_id) as"
                        + " per_author (author_id, count) on per_author.author_id = users.id order by users.id",
                Tuples.of("Ann", Optional.of(2L), Optional.of(Tuples.of(Optional.of(1L), 2L))),
                Tuples.of("Bob", Optional.of(1L), Optional.of(Tuples.of(Optional.of(2L), 1L))),
                Tuples.of("Cid", Optional.empty(), Optional.empty()));
        BLOG.expect(
                from(USER)
                        .leftJoin(maybe, maybe.column(POST.authorId).eq(USER.id))
                        .where(maybe.isAbsent(count()))
                        .select(USER.name),
                "select users.name from users left join (select posts.author_id, count(*) from posts"
                        + " group by posts.author_id) as per_author (author_id, count) on per_author.author_id ="
                        + " users.id where per_author.count is null",
                "Cid");
    }

    @Test
    void isJoinedOverARelation() {
        var annas = from(USER).where(USER.name.eq("Ann")).named("annas");
        var ids = from(USER).select(USER.name, USER.insertedAt).named("names");

        BLOG.expect(
                from(POST).join(POST.author, annas).orderBy(POST.id.asc()).select(POST.id, annas.column(USER.name)),
                "select posts.id, annas.name from posts join (select users.id, users.name,"
                        + " users.custom_id, users.inserted_at, users.updated_at from users where users.name ="
                        + " $1::text) as annas on posts.author_id = annas.id order by posts.id",
                Tuples.of(1L, "Ann"),
                Tuples.of(2L, "Ann"));
        refused(() -> from(POST).join(ids, ids.column(USER.id).eq(POST.authorId)), """
                        ORM-102: names has no column users.id
                          because: a query under a name has only what was selected: name, inserted_at
                          fix: add it to the select of names""");
        assertThat(ids).hasToString("names");
    }

    @Test
    void seesTheRowsBeforeItWhereItIsLateral() {
        var latest = from(POST)
                .where(POST.authorId.eq(USER.id))
                .orderBy(POST.id.desc())
                .limit(1)
                .select(POST.id, POST.title)
                .named("latest");

        BLOG.expect(
                from(USER).joinLateral(latest).orderBy(USER.id.asc()).select(USER.name, latest.column(POST.title)),
                "select users.name, latest.title from users cross join lateral (select posts.id,"
                        + " posts.title from posts where posts.author_id = users.id order by posts.id desc limit"
                        + " $1::int8) as latest order by users.id",
                Tuples.of("Ann", Optional.of("two")),
                Tuples.of("Bob", Optional.of("three")));
        BLOG.expect(
                from(USER).joinLateral(latest, latest.column(POST.id).gt(2)).select(USER.name),
                "select users.name from users join lateral (select posts.id, posts.title from posts"
                        + " where posts.author_id = users.id order by posts.id desc limit $1::int8) as latest on"
                        + " latest.id > $2::int8",
                "Bob");
        BLOG.expect(
                from(USER)
                        .leftJoinLateral(latest.left())
                        .orderBy(USER.id.asc())
                        .select(USER.name, latest.left().column(POST.id)),
                "select users.name, latest.id from users left join lateral (select posts.id, posts.title"
                        + " from posts where posts.author_id = users.id order by posts.id desc limit $1::int8) as"
                        + " latest on true order by users.id",
                Tuples.of("Ann", Optional.of(2L)),
                Tuples.of("Bob", Optional.of(3L)),
                Tuples.of("Cid", Optional.empty()));
        BLOG.expect(
                from(USER)
                        .leftJoinLateral(
                                latest.left(), latest.left().column(POST.id).gt(2))
                        .orderBy(USER.id.asc())
                        .select(latest.left().column(POST.title)),
                "select latest.title from users left join lateral (select posts.id, posts.title from"
                        + " posts where posts.author_id = users.id order by posts.id desc limit $1::int8) as latest"
                        + " on latest.id > $2::int8 order by users.id",
                Optional.empty(),
                Optional.of("three"),
                Optional.empty());
        refused(() -> BLOG.sql(from(USER).crossJoin(latest)), """
                        ORM-102: the query uses User.id of users, which it does not read there
                          query: select users.id, users.name, users.custom_id, users.inserted_at, users.updated_at from users cross join (select posts.id, posts.title from posts where posts.author_id = users.id order by posts.id desc limit $1::int8) as latest
                          because: it reads only: posts
                          fix: a query does not see what it stands beside: join it with a lateral join""");
    }

    @Test
    void columnsOfOneNameAreToldApart() {
        var author = USER.as("author");
        var pairs = from(COMMENT)
                .join(COMMENT.author, author)
                .select(COMMENT.id, author.id)
                .named("pairs");

        BLOG.expect(
                from(pairs)
                        .orderBy(pairs.column(COMMENT.id).asc())
                        .select(pairs.column(COMMENT.id), pairs.column(author.id)),
                "select pairs.id, pairs.id_2 from (select comments.id, author.id from comments join"
                        + " users as author on comments.author_id = author.id) as pairs (id, id_2) order by pairs.id",
                Tuples.of(1L, 2L),
                Tuples.of(2L, 1L));
    }

    @Test
    void twoThatAreAlikeHaveOneShape() {
        assertThat(BLOG.sql(named(5))).isEqualTo(BLOG.sql(named(7)));
        assertThat(BLOG.repo().count(named(10)).block()).isEqualTo(3L);
    }

    private static Rows<?> named(int visits) {
        var visited = from(POST).where(POST.visits.ge(visits)).named("visited");
        return from(visited).select(visited.column(POST.title));
    }

    @Test
    @Behaviour({"joins.exs:63", "subquery.exs:79", "subquery.exs:100"})
    void sendsItsValuesInTheOrderOfTheText() {
        var visited = from(POST)
                .where(POST.visits.gt(5))
                .select(POST.id, POST.authorId)
                .named("visited");

        BLOG.expect(
                from(USER)
                        .join(
                                visited,
                                visited.column(POST.authorId)
                                        .eq(USER.id)
                                        .and(visited.column(POST.id).ne(2)))
                        .where(USER.id.lt(3))
                        .orderBy(USER.id.asc())
                        .limit(10)
                        .select(USER.name, visited.column(POST.id)),
                "select users.name, visited.id from users join (select posts.id, posts.author_id from posts"
                        + " where posts.visits > $1::int8) as visited on visited.author_id = users.id"
                        + " and visited.id <> $2::int8 where users.id < $3::int8 order by users.id limit $4::int8",
                Tuples.of("Ann", 1L),
                Tuples.of("Bob", 3L));
    }

    @Test
    @Behaviour("subquery.exs:52")
    void carriesWhatIsNoColumnOfTheTable() {
        var shout = POST.title.upper();
        var loud = from(POST).select(POST.row(), shout).named("loud");

        assertThat(BLOG.read(from(loud).where(loud.column(shout).eq("ONE"))).stream()
                        .map(row -> row.getT1().id() + " " + row.getT2().orElseThrow()))
                .containsExactly("1 ONE");
    }
}
