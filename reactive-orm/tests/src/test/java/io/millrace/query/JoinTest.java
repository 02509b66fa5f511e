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

class JoinTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void overARelation() {
        var author = USER.as("author");

        BLOG.expect(
                from(POST).join(POST.author, author).orderBy(POST.id.asc()).select(POST.id, author.name),
                "@@j1",
                Tuples.of(1L, "Ann"),
                Tuples.of(2L, "Ann"),
                Tuples.of(3L, "Bob"));
    }

    @Test
    void overARelationWithAFurtherCondition() {
        var author = USER.as("author");

        BLOG.expect(
                from(POST).join(POST.author, author, author.name.eq("Bob").or(POST.visits.eq(10))).orderBy(POST.id.asc()).select(POST.id, author.name),
                "@@j2",
                Tuples.of(1L, "Ann"),
                Tuples.of(3L, "Bob"));
    }

    @Test
    void onAnyCondition() {
        var other = POST.as("other");

        BLOG.expect(
                from(POST).join(other, other.visits.gt(POST.visits)).orderBy(POST.id.asc(), other.id.asc()).select(POST.id, other.id),
                "@@j3",
                Tuples.of(1L, 2L),
                Tuples.of(1L, 3L),
                Tuples.of(2L, 3L),
                Tuples.of(4L, 1L),
                Tuples.of(4L, 2L),
                Tuples.of(4L, 3L));
    }

    @Test
    void aLeftJoinKeepsRowsWithoutAMatch() {
        var author = USER.left("author");

        BLOG.expect(
                from(POST).leftJoin(POST.author, author).orderBy(POST.id.asc()).select(POST.id, author.name),
                "@@j4",
                Tuples.of(1L, Optional.of("Ann")),
                Tuples.of(2L, Optional.of("Ann")),
                Tuples.of(3L, Optional.of("Bob")),
                Tuples.of(4L, Optional.empty()));
    }

    @Test
    void aLeftJoinWithAFurtherConditionKeepsRowsToo() {
        var author = USER.left("author");

        BLOG.expect(
                from(POST).leftJoin(POST.author, author, author.name.eq("Bob")).where(author.isAbsent()).orderBy(POST.id.asc()).select(POST.id),
                "@@j5",
                1L, 2L, 4L);
        BLOG.expect(
                from(POST).leftJoin(author, author.id.eq(POST.id)).where(author.isPresent()).orderBy(POST.id.asc()).select(POST.id, author.name),
                "@@j6",
                Tuples.of(1L, Optional.of("Ann")),
                Tuples.of(2L, Optional.of("Bob")),
                Tuples.of(3L, Optional.of("Cid")));
    }

    @Test
    void aRowOfALeftJoinIsOptional() {
        var author = USER.left("author");

        assertThat(BLOG.read(from(POST).leftJoin(POST.author, author).orderBy(POST.id.asc()).select(author.row())).stream().map(row -> row.map(User::name)))
                .containsExactly(Optional.of("Ann"), Optional.of("Ann"), Optional.of("Bob"), Optional.empty());
    }

    @Test
    void everyRowWithEveryOther() {
        var reader = USER.as("reader");

        BLOG.expect(
                from(POST).crossJoin(reader).where(POST.id.eq(1)).orderBy(reader.id.asc()).select(POST.title, reader.name),
                "@@j7",
                Tuples.of(Optional.of("one"), "Ann"),
                Tuples.of(Optional.of("one"), "Bob"),
                Tuples.of(Optional.of("one"), "Cid"));
    }

    @Test
    void oneTableTwice() {
        var author = USER.as("author");
        var critic = USER.as("critic");

        BLOG.expect(
                from(COMMENT).join(COMMENT.author, critic).join(POST.as("p"), POST.as("p").id.eq(COMMENT.postId)).join(author, author.id.eq(POST.as("p").authorId)).orderBy(COMMENT.id.asc()).select(COMMENT.text, critic.name, author.name),
                "@@j8",
                Tuples.of(Optional.of("good"), "Bob", "Ann"),
                Tuples.of(Optional.of("bad"), "Ann", "Ann"));
    }

    @Test
    void aTableWithItself() {
        var boss = EMPLOYEE.as("boss");
        var worker = EMPLOYEE.as("worker");

        BLOG.expect(
                from(EMPLOYEE).join(EMPLOYEE.manager, boss, boss.salary.gt(EMPLOYEE.salary)).orderBy(EMPLOYEE.id.asc()).select(EMPLOYEE.name, boss.name),
                "@@j9",
                Tuples.of("Jon", "Ida"),
                Tuples.of("Kim", "Ida"),
                Tuples.of("Lea", "Kim"));
        BLOG.expect(
                from(boss).join(boss.reports, worker).where(boss.name.eq("Ida")).orderBy(worker.id.asc()).select(boss.name, worker.name),
                "@@j10",
                Tuples.of("Ida", "Jon"),
                Tuples.of("Ida", "Kim"));
    }

    @Test
    void rowsOfTheFirstTableAreReadAsTheyAre() {
        var comment = COMMENT.as("comment");

        assertThat(BLOG.read(from(POST).join(POST.comments, comment).orderBy(comment.id.asc())).stream().map(Post::id))
                .containsExactly(1L, 1L, 3L);
    }
}
