package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.exists;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void placesNulls() {
        BLOG.expect(
                from(POST).orderBy(POST.cost.desc().nullsLast(), POST.id.asc()).select(POST.id),
                "select posts.id from posts order by posts.cost desc nulls last, posts.id",
                2L,
                4L,
                1L,
                3L);
        BLOG.expect(
                from(POST).orderBy(POST.cost.asc().nullsFirst(), POST.id.desc()).select(POST.id),
                "select posts.id from posts order by posts.cost nulls first, posts.id desc",
                3L,
                1L,
                4L,
                2L);
    }

    @Test
    void isReversedReplacedAndRemoved() {
        var ordered = from(POST).orderBy(POST.cost.asc().nullsFirst(), POST.id.desc());

        BLOG.expect(
                ordered.reversed().select(POST.id),
                "select posts.id from posts order by posts.cost desc nulls last, posts.id",
                2L,
                4L,
                1L,
                3L);
        BLOG.expect(
                ordered.reorderBy(POST.visits.asc()).select(POST.id),
                "select posts.id from posts order by posts.visits",
                4L,
                1L,
                2L,
                3L);
        assertThat(BLOG.sql(ordered.unordered().select(POST.id))).isEqualTo("select posts.id from posts");
    }

    @Test
    void isByAnExpressionOrASubquery() {
        BLOG.expect(
                from(USER)
                        .orderBy(
                                USER.posts.count().desc(),
                                exists(from(COMMENT).where(COMMENT.authorId.eq(USER.id)))
                                        .asc())
                        .select(USER.name),
                "select users.name from users order by (select count(*) from posts where posts.author_id"
                        + " = users.id) desc, exists (select 1 from comments where comments.author_id = users.id)",
                "Ann",
                "Bob",
                "Cid");
    }
}
