package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.CompositeTable.COMPOSITE;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PermalinkTable.PERMALINK;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.*;
import static io.millrace.query.window.FrameBound.*;
import static io.millrace.query.window.Windows.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.blog.*;
import io.millrace.error.InvalidQuery;
import io.millrace.query.named.*;
import io.millrace.query.window.*;
import io.millrace.expr.*;
import java.math.BigDecimal;
import java.util.*;
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
                from(post).rightJoin(author, post.authorId.eq(author.id)).orderBy(author.id.asc(), post.id.asc()).select(post.title, author.name),
                "@@o1",
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
                from(post).fullJoin(author, post.authorId.eq(author.id)).orderBy(author.id.asc(), post.id.asc()).select(post.title, author.name),
                "@@o2",
                Tuples.of(Optional.of("one"), Optional.of("Ann")),
                Tuples.of(Optional.of("two"), Optional.of("Ann")),
                Tuples.of(Optional.of("three"), Optional.of("Bob")),
                Tuples.of(Optional.empty(), Optional.of("Cid")),
                Tuples.of(Optional.of("four"), Optional.empty()));
    }

    @Test
    void aRowThatIsAbsentIsAnEmptyOptional() {
        var post = POST.left("post");
        var author = USER.as("author");
        var rows = from(post).rightJoin(author, post.authorId.eq(author.id)).where(author.id.gt(1)).orderBy(author.id.asc());

        assertThat(BLOG.read(rows).stream().map(row -> row.map(Post::id))).containsExactly(Optional.of(3L), Optional.empty());
    }

    @Test
    void aFullJoinMayBeFollowedByOthers() {
        var post = POST.left("post");
        var author = USER.left("author");
        var link = PERMALINK.left("link");

        BLOG.expect(
                from(post).fullJoin(author, post.authorId.eq(author.id)).leftJoin(link, link.postId.eq(post.id)).orderBy(post.id.asc()).select(post.id, author.name, link.url),
                "@@o3",
                Tuples.of(Optional.of(1L), Optional.of("Ann"), Optional.of("/one")),
                Tuples.of(Optional.of(2L), Optional.of("Ann"), Optional.empty()),
                Tuples.of(Optional.of(3L), Optional.of("Bob"), Optional.of("/three")),
                Tuples.of(Optional.of(4L), Optional.empty(), Optional.empty()),
                Tuples.of(Optional.empty(), Optional.of("Cid"), Optional.empty()));
    }
}
