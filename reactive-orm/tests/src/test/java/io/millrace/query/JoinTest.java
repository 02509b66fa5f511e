package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
import io.millrace.blog.Post;
import io.millrace.blog.User;
import java.util.Optional;
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
                "select posts.id, author.name from posts join users as author on posts.author_id ="
                        + " author.id order by posts.id",
                Tuples.of(1L, "Ann"),
                Tuples.of(2L, "Ann"),
                Tuples.of(3L, "Bob"));
    }

    @Test
    void overARelationWithAFurtherCondition() {
        var author = USER.as("author");

        BLOG.expect(
                from(POST)
                        .join(POST.author, author, author.name.eq("Bob").or(POST.visits.eq(10)))
                        .orderBy(POST.id.asc())
                        .select(POST.id, author.name),
                "select posts.id, author.name from posts join users as author on posts.author_id ="
                        + " author.id and (author.name = $1::text or posts.visits = $2::int8) order by posts.id",
                Tuples.of(1L, "Ann"),
                Tuples.of(3L, "Bob"));
    }

    @Test
    void onAnyCondition() {
        var other = POST.as("other");

        BLOG.expect(
                from(POST)
                        .join(other, other.visits.gt(POST.visits))
                        .orderBy(POST.id.asc(), other.id.asc())
                        .select(POST.id, other.id),
                "select posts.id, other.id from posts join posts as other on other.visits > posts.visits"
                        + " order by posts.id, other.id",
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
                "select posts.id, author.name from posts left join users as author on posts.author_id ="
                        + " author.id order by posts.id",
                Tuples.of(1L, Optional.of("Ann")),
                Tuples.of(2L, Optional.of("Ann")),
                Tuples.of(3L, Optional.of("Bob")),
                Tuples.of(4L, Optional.empty()));
    }

    @Test
    void aLeftJoinWithAFurtherConditionKeepsRowsToo() {
        var author = USER.left("author");

        BLOG.expect(
                from(POST)
                        .leftJoin(POST.author, author, author.name.eq("Bob"))
                        .where(author.isAbsent())
                        .orderBy(POST.id.asc())
                        .select(POST.id),
                "select posts.id from posts left join users as author on posts.author_id = author.id and"
                        + " author.name = $1::text where author.id is null order by posts.id",
                1L,
                2L,
                4L);
        BLOG.expect(
                from(POST)
                        .leftJoin(author, author.id.eq(POST.id))
                        .where(author.isPresent())
                        .orderBy(POST.id.asc())
                        .select(POST.id, author.name),
                "select posts.id, author.name from posts left join users as author on author.id ="
                        + " posts.id where author.id is not null order by posts.id",
                Tuples.of(1L, Optional.of("Ann")),
                Tuples.of(2L, Optional.of("Bob")),
                Tuples.of(3L, Optional.of("Cid")));
    }

    @Test
    void aRowOfALeftJoinIsOptional() {
        var author = USER.left("author");

        assertThat(
                        BLOG
                                .read(from(POST)
                                        .leftJoin(POST.author, author)
                                        .orderBy(POST.id.asc())
                                        .select(author.row()))
                                .stream()
                                .map(row -> row.map(User::name)))
                .containsExactly(Optional.of("Ann"), Optional.of("Ann"), Optional.of("Bob"), Optional.empty());
    }

    @Test
    void everyRowWithEveryOther() {
        var reader = USER.as("reader");

        BLOG.expect(
                from(POST)
                        .crossJoin(reader)
                        .where(POST.id.eq(1))
                        .orderBy(reader.id.asc())
                        .select(POST.title, reader.name),
                "select posts.title, reader.name from posts cross join users as reader where posts.id ="
                        + " $1::int8 order by reader.id",
                Tuples.of(Optional.of("one"), "Ann"),
                Tuples.of(Optional.of("one"), "Bob"),
                Tuples.of(Optional.of("one"), "Cid"));
    }

    @Test
    void oneTableTwice() {
        var author = USER.as("author");
        var critic = USER.as("critic");

        BLOG.expect(
                from(COMMENT)
                        .join(COMMENT.author, critic)
                        .join(POST.as("p"), POST.as("p").id.eq(COMMENT.postId))
                        .join(author, author.id.eq(POST.as("p").authorId))
                        .orderBy(COMMENT.id.asc())
                        .select(COMMENT.text, critic.name, author.name),
                "select comments.text, critic.name, author.name from comments join users as critic on"
                        + " comments.author_id = critic.id join posts as p on p.id = comments.post_id join users as"
                        + " author on author.id = p.author_id order by comments.id",
                Tuples.of(Optional.of("good"), "Bob", "Ann"),
                Tuples.of(Optional.of("bad"), "Ann", "Ann"));
    }

    @Test
    void aTableWithItself() {
        var boss = EMPLOYEE.as("boss");
        var worker = EMPLOYEE.as("worker");

        BLOG.expect(
                from(EMPLOYEE)
                        .join(EMPLOYEE.manager, boss, boss.salary.gt(EMPLOYEE.salary))
                        .orderBy(EMPLOYEE.id.asc())
                        .select(EMPLOYEE.name, boss.name),
                "select employees.name, boss.name from employees join employees as boss on"
                        + " employees.manager_id = boss.id and boss.salary > employees.salary order by employees.id",
                Tuples.of("Jon", "Ida"),
                Tuples.of("Kim", "Ida"),
                Tuples.of("Lea", "Kim"));
        BLOG.expect(
                from(boss)
                        .join(boss.reports, worker)
                        .where(boss.name.eq("Ida"))
                        .orderBy(worker.id.asc())
                        .select(boss.name, worker.name),
                "select boss.name, worker.name from employees as boss join employees as worker on"
                        + " boss.id = worker.manager_id where boss.name = $1::text order by worker.id",
                Tuples.of("Ida", "Jon"),
                Tuples.of("Ida", "Kim"));
    }

    @Test
    void rowsOfTheFirstTableAreReadAsTheyAre() {
        var comment = COMMENT.as("comment");

        assertThat(BLOG.read(from(POST).join(POST.comments, comment).orderBy(comment.id.asc())).stream()
                        .map(Post::id))
                .containsExactly(1L, 1L, 3L);
    }
}
