package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.exists;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class PathTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void joinsARelationByItself() {
        BLOG.expect(
                from(POST)
                        .where(POST.author().name.eq("Ann"))
                        .orderBy(POST.author().name.asc(), POST.id.asc())
                        .select(POST.id, POST.author().name),
                "select posts.id, posts_author.name from posts left join users as posts_author on"
                        + " posts_author.id = posts.author_id where posts_author.name = $1::text order by"
                        + " posts_author.name, posts.id",
                Tuples.of(1L, Optional.of("Ann")),
                Tuples.of(2L, Optional.of("Ann")));
    }

    @Test
    void goesOnOverSeveralRelations() {
        BLOG.expect(
                from(COMMENT)
                        .orderBy(COMMENT.id.asc())
                        .select(COMMENT.text, COMMENT.post().author().name),
                "select comments.text, comments_post_author.name from comments left join posts as"
                        + " comments_post on comments_post.id = comments.post_id left join users as"
                        + " comments_post_author on comments_post_author.id = comments_post.author_id order by"
                        + " comments.id",
                Tuples.of(Optional.of("good"), Optional.of("Ann")),
                Tuples.of(Optional.of("bad"), Optional.of("Ann")),
                Tuples.of(Optional.of("fine"), Optional.of("Bob")));
    }

    @Test
    void keepsRowsWhoseRelationLeadsNowhere() {
        BLOG.expect(
                from(POST).orderBy(POST.id.asc()).select(POST.id, POST.author().name),
                "select posts.id, posts_author.name from posts left join users as posts_author on"
                        + " posts_author.id = posts.author_id order by posts.id",
                Tuples.of(1L, Optional.of("Ann")),
                Tuples.of(2L, Optional.of("Ann")),
                Tuples.of(3L, Optional.of("Bob")),
                Tuples.of(4L, Optional.empty()));
    }

    @Test
    void isGroupedBy() {
        BLOG.expect(
                from(POST)
                        .groupBy(POST.author().name)
                        .orderBy(POST.author().name.asc().nullsLast())
                        .select(POST.author().name, count()),
                "select posts_author.name, count(*) from posts left join users as posts_author on"
                        + " posts_author.id = posts.author_id group by posts_author.name order by posts_author.name"
                        + " nulls last",
                Tuples.of(Optional.of("Ann"), 2L),
                Tuples.of(Optional.of("Bob"), 1L),
                Tuples.of(Optional.empty(), 1L));
    }

    @Test
    void startsFromWhatWasJoined() {
        var post = POST.as("post");

        BLOG.expect(
                from(COMMENT)
                        .join(COMMENT.post, post, post.author().name.eq("Bob"))
                        .select(COMMENT.text, post.author().name),
                "select comments.text, post_author.name from comments join (posts as post left join"
                        + " users as post_author on post_author.id = post.author_id) on comments.post_id = post.id"
                        + " and post_author.name = $1::text",
                Tuples.of(Optional.of("fine"), Optional.of("Bob")));
    }

    @Test
    void startsFromAnOuterRowInASubquery() {
        BLOG.expect(
                from(POST)
                        .where(exists(from(USER).where(USER.name.eq(POST.author().name), USER.id.gt(1))))
                        .select(POST.id),
                "select posts.id from posts left join users as posts_author on posts_author.id ="
                        + " posts.author_id where exists (select 1 from users where users.name = posts_author.name"
                        + " and users.id > $1::int8)",
                3L);
    }

    @Test
    void belongsToTheSubqueryThatUsesIt() {
        BLOG.expect(
                from(POST)
                        .where(POST.id.in(
                                from(POST).where(POST.author().name.eq("Bob")).select(POST.id)))
                        .select(POST.id),
                "select posts.id from posts where posts.id = any (select posts.id from posts left join"
                        + " users as posts_author on posts_author.id = posts.author_id where posts_author.name ="
                        + " $1::text)",
                3L);
    }

    @Test
    void saysWhichRowsAreUpdatedAndDeleted() {
        assertThat(BLOG.repo()
                        .updateAll(from(POST).where(POST.author().name.eq("Bob")))
                        .set(POST.intensity.to(1.5))
                        .block())
                .isEqualTo(1);
        assertThat(BLOG.read(from(POST).where(POST.intensity.isNotNull()).select(POST.id)))
                .containsExactly(3L);
        assertThat(BLOG.repo()
                        .deleteAll(from(COMMENT).where(COMMENT.post().title.eq("none")))
                        .block())
                .isZero();
    }

    @Test
    void cannotBeReturnedFromAWrite() {
        BlogDatabase.refused(
                () -> BLOG.repo()
                        .updateAll(from(POST).where(POST.id.eq(1)))
                        .set(POST.visits.to(10))
                        .returning(POST.author().name)
                        .blockLast(),
                """
                        ORM-102: a write uses User.name over a path, which it cannot join
                          query: update posts set visits = $1::int4, updated_at = statement_timestamp() where posts.id = $2::int8 returning posts_author.name
                          because: an update, a delete and their returning see the columns of their own table only
                          fix: use a path in the query that says which rows are meant, or a subquery""");
    }
}
