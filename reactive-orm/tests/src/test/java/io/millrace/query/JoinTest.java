package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.CompositeTable.COMPOSITE;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PermalinkTable.PERMALINK;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
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
    @Behaviour({"joins.exs:81", "joins.exs:198"})
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
    @Behaviour("joins.exs:51")
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
    @Behaviour("joins.exs:93")
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
    @Behaviour("joins.exs:125")
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
    @Behaviour("joins.exs:115")
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
    @Behaviour("joins.exs:178")
    void rowsOfTheFirstTableAreReadAsTheyAre() {
        var comment = COMMENT.as("comment");

        assertThat(BLOG.read(from(POST).join(POST.comments, comment).orderBy(comment.id.asc())).stream()
                        .map(Post::id))
                .containsExactly(1L, 1L, 3L);
    }

    @Test
    @Behaviour("joins.exs:187")
    void aRelationToAtMostOne() {
        var link = PERMALINK.as("link");

        BLOG.expect(
                from(POST).join(POST.permalink, link).orderBy(POST.id.asc()).select(POST.id, link.url),
                "select posts.id, link.uniform_resource_locator from posts"
                        + " join permalinks as link on posts.id = link.post_id order by posts.id",
                Tuples.of(1L, Optional.of("/one")),
                Tuples.of(3L, Optional.of("/three")));
    }

    @Test
    @Behaviour("joins.exs:209")
    void overOneRelationToTheNext() {
        var comment = COMMENT.as("comment");
        var critic = USER.as("critic");

        BLOG.expect(
                from(POST)
                        .join(POST.comments, comment)
                        .join(comment.author, critic)
                        .orderBy(comment.id.asc())
                        .select(POST.id, critic.name),
                "select posts.id, critic.name from posts join comments as comment on posts.id = comment.post_id"
                        + " join users as critic on comment.author_id = critic.id order by comment.id",
                Tuples.of(1L, "Bob"),
                Tuples.of(1L, "Ann"));
    }

    @Test
    @Behaviour("joins.exs:593")
    void onAKeyOfSeveralColumns() {
        var other = COMPOSITE.as("other");

        BLOG.expect(
                from(COMPOSITE)
                        .join(other, other.a.eq(COMPOSITE.b).and(other.b.eq(COMPOSITE.a)))
                        .orderBy(COMPOSITE.name.asc())
                        .select(COMPOSITE.name, other.name),
                "select composite_pk.name, other.name from composite_pk join composite_pk as other"
                        + " on other.a = composite_pk.b and other.b = composite_pk.a order by composite_pk.name",
                Tuples.of("x", "x"),
                Tuples.of("y", "z"),
                Tuples.of("z", "y"));
    }

    @Test
    @Behaviour({"joins.exs:15", "joins.exs:32"})
    void saysWhichRowsAreUpdatedAndDeleted() {
        try (BlogDatabase blog = BlogDatabase.open()) {
            var author = USER.as("author");
            var comment = COMMENT.as("comment");
            var bobs = from(POST).join(POST.author, author).where(author.name.eq("Bob"));

            assertThat(blog.repo().updateAll(bobs).set(POST.title.to("new")).block())
                    .isEqualTo(1);
            assertThat(blog.read(from(POST).where(POST.title.eq("new")).select(POST.id)))
                    .containsExactly(3L);

            var written = from(COMMENT)
                    .join(COMMENT.post, POST.as("post"), POST.as("post").title.eq("one"))
                    .where(COMMENT.text.eq("bad"));
            assertThat(blog.repo().deleteAll(written).block()).isEqualTo(1);
            var throughTwo = from(COMMENT).join(COMMENT.post, POST.as("post")).join(POST.as("post").author, author);
            assertThat(blog.repo().deleteAll(throughTwo.everyRow()).block()).isEqualTo(2);
            assertThat(blog.read(from(comment).select(count()))).containsExactly(0L);
        }
    }
}
