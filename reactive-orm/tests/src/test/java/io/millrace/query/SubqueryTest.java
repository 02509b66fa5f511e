package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.max;
import static io.millrace.query.Sql.notExists;
import static io.millrace.query.Sql.number;

import io.millrace.blog.BlogDatabase;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class SubqueryTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void isAskedWhetherItHasRows() {
        BLOG.expect(
                from(USER)
                        .where(notExists(from(POST).where(POST.authorId.eq(USER.id))))
                        .select(USER.name),
                "select users.name from users where not exists (select 1 from posts where posts.author_id"
                        + " = users.id)",
                "Cid");
    }

    @Test
    void isAListOfValues() {
        BLOG.expect(
                from(USER)
                        .where(USER.id.in(
                                from(POST).where(POST.authorId.isNotNull()).select(POST.authorId)))
                        .orderBy(USER.id.asc())
                        .select(USER.name),
                "select users.name from users where users.id = any (select posts.author_id from posts"
                        + " where posts.author_id is not null) order by users.id",
                "Ann",
                "Bob");
        BLOG.expect(
                from(USER)
                        .where(USER.id.notIn(from(POST)
                                .where(POST.authorId.isNotNull())
                                .select(POST.authorId)
                                .distinct()))
                        .select(USER.name),
                "select users.name from users where users.id <> all (select distinct posts.author_id"
                        + " from posts where posts.author_id is not null)",
                "Cid");
    }

    @Test
    void isAValue() {
        BLOG.expect(
                from(POST)
                        .where(POST.title.eq(from(POST.as("other"))
                                .where(POST.as("other").id.eq(1))
                                .select(POST.as("other").title)))
                        .select(POST.id),
                "select posts.id from posts where posts.title = (select other.title from posts as other"
                        + " where other.id = $1::int8)",
                1L);
    }

    @Test
    void isANumber() {
        var other = POST.as("other");

        BLOG.expect(
                from(POST)
                        .where(POST.visits.gt(
                                number(from(other).where(other.id.eq(2)).select(other.visits))))
                        .orderBy(POST.id.asc())
                        .select(
                                POST.id,
                                number(from(COMMENT)
                                        .where(COMMENT.postId.eq(POST.id))
                                        .select(count()))),
                "select posts.id, (select count(*) from comments where comments.post_id = posts.id) from"
                        + " posts where posts.visits > (select other.visits from posts as other where other.id ="
                        + " $1::int8) order by posts.id",
                Tuples.of(3L, Optional.of(1L)));
    }

    @Test
    void isSelectedOrderedAndGroupedBy() {
        var comments = number(from(COMMENT).where(COMMENT.postId.eq(POST.id)).select(count()));

        BLOG.expect(
                from(POST).orderBy(comments.desc(), POST.id.asc()).select(POST.id, comments),
                "select posts.id, (select count(*) from comments where comments.post_id = posts.id) from"
                        + " posts order by (select count(*) from comments where comments.post_id = posts.id) desc,"
                        + " posts.id",
                Tuples.of(1L, Optional.of(2L)),
                Tuples.of(3L, Optional.of(1L)),
                Tuples.of(2L, Optional.of(0L)),
                Tuples.of(4L, Optional.of(0L)));
        BLOG.expect(
                from(POST).groupBy(comments).orderBy(comments.asc()).select(comments, count()),
                "select (select count(*) from comments where comments.post_id = posts.id), count(*) from"
                        + " posts group by (select count(*) from comments where comments.post_id = posts.id) order"
                        + " by (select count(*) from comments where comments.post_id = posts.id)",
                Tuples.of(Optional.of(0L), 2L),
                Tuples.of(Optional.of(1L), 1L),
                Tuples.of(Optional.of(2L), 1L));
        BLOG.expect(
                from(POST)
                        .distinctOn(comments)
                        .orderBy(comments.asc(), POST.id.desc())
                        .select(POST.id),
                "select distinct on ((select count(*) from comments where comments.post_id = posts.id))"
                        + " posts.id from posts order by (select count(*) from comments where comments.post_id ="
                        + " posts.id), posts.id desc",
                4L,
                3L,
                1L);
    }

    @Test
    void isAColumnOfAnother() {
        BLOG.expect(
                from(USER)
                        .orderBy(USER.id.asc())
                        .select(
                                USER.name,
                                from(POST)
                                        .where(POST.authorId.eq(USER.id))
                                        .select(max(POST.title))
                                        .value()),
                "select users.name, (select max(posts.title) from posts where posts.author_id ="
                        + " users.id) from users order by users.id",
                Tuples.of("Ann", Optional.of("two")),
                Tuples.of("Bob", Optional.of("three")),
                Tuples.of("Cid", Optional.empty()));
    }

    @Test
    void standsInASelectOfNoTable() {
        var posts = number(from(POST).select(count()));
        var users = number(from(USER).select(count()));

        BLOG.expect(Sql.select(posts), "select (select count(*) from posts)", Optional.of(4L));
        BLOG.expect(
                Sql.select(posts, users),
                "select (select count(*) from posts), (select count(*) from users)",
                Tuples.of(Optional.of(4L), Optional.of(3L)));
        BLOG.expect(
                Sql.select(users, users, posts),
                "select (select count(*) from users), (select count(*) from users), (select count(*) from posts)",
                Tuples.of(Optional.of(3L), Optional.of(3L), Optional.of(4L)));
    }
}
