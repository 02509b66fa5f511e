package io.millrace.query;

import static io.millrace.blog.PermalinkTable.PERMALINK;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.BlogDatabase;
import io.millrace.blog.Post;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class OuterJoinTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void aRightJoinKeepsTheRowsOfTheOther() {
        var post = POST.left("post");
        var author = USER.as("author");

        BLOG.expect(
                from(post)
                        .rightJoin(author, post.authorId.eq(author.id))
                        .orderBy(author.id.asc(), post.id.asc())
                        .select(post.title, author.name),
                "select post.title, author.name from posts as post right join users as author on"
                        + " post.author_id = author.id order by author.id, post.id",
                Tuples.of(Optional.of("one"), "Ann"),
                Tuples.of(Optional.of("two"), "Ann"),
                Tuples.of(Optional.of("three"), "Bob"),
                Tuples.of(Optional.empty(), "Cid"));
    }

    @Test
    void aFullJoinKeepsTheRowsOfBoth() {
        var post = POST.left("post");
        var author = USER.left("author");

        BLOG.expect(
                from(post)
                        .fullJoin(author, post.authorId.eq(author.id))
                        .orderBy(author.id.asc(), post.id.asc())
                        .select(post.title, author.name),
                "select post.title, author.name from posts as post full join users as author on"
                        + " post.author_id = author.id order by author.id, post.id",
                Tuples.of(Optional.of("one"), Optional.of("Ann")),
                Tuples.of(Optional.of("two"), Optional.of("Ann")),
                Tuples.of(Optional.of("three"), Optional.of("Bob")),
                Tuples.of(Optional.empty(), Optional.of("Cid")),
                Tuples.of(Optional.of("four"), Optional.empty()));
    }

    @Test
    @Behaviour(value = "joins.exs:145", differs = "an absent root row is an empty Optional, never a record of nulls")
    void aRowThatIsAbsentIsAnEmptyOptional() {
        var post = POST.left("post");
        var author = USER.as("author");
        var rows = from(post)
                .rightJoin(author, post.authorId.eq(author.id))
                .where(author.id.gt(1))
                .orderBy(author.id.asc());

        assertThat(BLOG.read(rows).stream().map(row -> row.map(Post::id)))
                .containsExactly(Optional.of(3L), Optional.empty());
    }

    @Test
    void aFullJoinMayBeFollowedByOthers() {
        var post = POST.left("post");
        var author = USER.left("author");
        var link = PERMALINK.left("link");

        BLOG.expect(
                from(post)
                        .fullJoin(author, post.authorId.eq(author.id))
                        .leftJoin(link, link.postId.eq(post.id))
                        .orderBy(post.id.asc())
                        .select(post.id, author.name, link.url),
                "select post.id, author.name, link.uniform_resource_locator from posts as post full join"
                        + " users as author on post.author_id = author.id left join permalinks as link on"
                        + " link.post_id = post.id order by post.id",
                Tuples.of(Optional.of(1L), Optional.of("Ann"), Optional.of("/one")),
                Tuples.of(Optional.of(2L), Optional.of("Ann"), Optional.empty()),
                Tuples.of(Optional.of(3L), Optional.of("Bob"), Optional.of("/three")),
                Tuples.of(Optional.of(4L), Optional.empty(), Optional.empty()),
                Tuples.of(Optional.empty(), Optional.of("Cid"), Optional.empty()));
    }
}
