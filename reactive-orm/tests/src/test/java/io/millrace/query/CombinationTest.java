package io.millrace.query;

import static io.millrace.blog.BlogDatabase.refused;
import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.max;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
import io.millrace.blog.Employee;
import io.millrace.blog.Post;
import io.millrace.query.named.CommonTable;
import io.millrace.query.named.Named;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CombinationTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    private static final Query<Post> ANNAS = from(POST).where(POST.authorId.eq(1));
    private static final Query<Post> VISITED = from(POST).where(POST.visits.ge(20));

    @Test
    void joinsTheRowsOfBoth() {
        BLOG.expect(
                ANNAS.select(POST.id).union(VISITED.select(POST.id)).orderBy(POST.id.asc()),
                "(select posts.id from posts where posts.author_id = $1::int8) union (select posts.id"
                        + " from posts where posts.visits >= $2::int8) order by 1",
                1L,
                2L,
                3L);
        BLOG.expect(
                ANNAS.select(POST.id)
                        .unionAll(VISITED.select(POST.id))
                        .orderBy(POST.id.desc())
                        .limit(3)
                        .offset(1),
                "(select posts.id from posts where posts.author_id = $1::int8) union all (select"
                        + " posts.id from posts where posts.visits >= $2::int8) order by 1 desc offset $3::int8"
                        + " limit $4::int8",
                2L,
                2L,
                1L);
    }

    @Test
    void keepsWhatBothHave() {
        BLOG.expect(
                ANNAS.select(POST.id).intersect(VISITED.select(POST.id)),
                "(select posts.id from posts where posts.author_id = $1::int8) intersect (select"
                        + " posts.id from posts where posts.visits >= $2::int8)",
                2L);
        BLOG.expect(
                ANNAS.select(POST.id).intersectAll(VISITED.select(POST.id)),
                "(select posts.id from posts where posts.author_id = $1::int8) intersect all (select"
                        + " posts.id from posts where posts.visits >= $2::int8)",
                2L);
    }

    @Test
    void leavesOutWhatTheOtherHas() {
        BLOG.expect(
                ANNAS.select(POST.id).except(VISITED.select(POST.id)),
                "(select posts.id from posts where posts.author_id = $1::int8) except (select posts.id"
                        + " from posts where posts.visits >= $2::int8)",
                1L);
        BLOG.expect(
                ANNAS.select(POST.id).exceptAll(VISITED.select(POST.id)),
                "(select posts.id from posts where posts.author_id = $1::int8) except all (select"
                        + " posts.id from posts where posts.visits >= $2::int8)",
                1L);
    }

    @Test
    void isOfWholeRowsTuplesAndRecords() {
        record Named(long id, Optional<String> name) {}

        assertThat(BLOG
                        .read(from(EMPLOYEE)
                                .where(EMPLOYEE.id.eq(1))
                                .union(from(EMPLOYEE).where(EMPLOYEE.id.le(2)))
                                .orderBy(EMPLOYEE.name.desc()))
                        .stream()
                        .map(Employee::name))
                .containsExactly("Jon", "Ida");
        BLOG.expect(
                from(POST)
                        .where(POST.id.eq(1))
                        .select(POST.id, POST.title)
                        .as(Named::new)
                        .unionAll(from(COMMENT)
                                .where(COMMENT.id.eq(1))
                                .select(COMMENT.id, COMMENT.text)
                                .as(Named::new))
                        .orderBy(POST.title.desc()),
                "(select posts.id, posts.title from posts where posts.id = $1::int8) union all (select"
                        + " comments.id, comments.text from comments where comments.id = $2::int8) order by 2 desc",
                new Named(1, Optional.of("one")),
                new Named(1, Optional.of("good")));
    }

    @Test
    void isCombinedFurther() {
        BLOG.expect(
                ANNAS.select(POST.id)
                        .union(VISITED.select(POST.id))
                        .except(from(POST).where(POST.id.eq(2)).select(POST.id))
                        .orderBy(POST.id.asc()),
                "((select posts.id from posts where posts.author_id = $1::int8) union (select posts.id"
                        + " from posts where posts.visits >= $2::int8)) except (select posts.id from posts where"
                        + " posts.id = $3::int8) order by 1",
                1L,
                3L);
    }

    @Test
    void comparesAndOrdersNumbersAsNumbers() {
        var low = from(EMPLOYEE).where(EMPLOYEE.salary.lt(60)).select(EMPLOYEE.salary);
        var all = from(EMPLOYEE).orderBy(EMPLOYEE.id.asc()).limit(1).select(EMPLOYEE.salary.plus(20));

        BLOG.expect(
                low.union(all).orderBy(EMPLOYEE.salary.desc()).limit(2),
                "select cast(rows.salary as text) from ((select employees.salary from employees where"
                        + " employees.salary < $1::int8) union (select employees.salary + $2::text::numeric from"
                        + " employees order by employees.id limit $3::int8)) as rows order by rows.salary desc"
                        + " limit $4::int8",
                new BigDecimal("110"),
                new BigDecimal("50"));
    }

    @Test
    void isReadUnderAName() {
        var ids = ANNAS.select(POST.id).union(VISITED.select(POST.id)).named("ids");

        BLOG.expect(
                from(ids).select(max(ids.column(POST.id))),
                "select max(ids.id) from ((select posts.id from posts where posts.author_id = $1::int8)"
                        + " union (select posts.id from posts where posts.visits >= $2::int8)) as ids",
                Optional.of(3L));
        assertThat(BLOG.repo()
                        .count(ANNAS.select(POST.id).union(VISITED.select(POST.id)))
                        .block())
                .isEqualTo(3L);
    }

    @Test
    void usesCommonTables() {
        var some = CommonTable.of("some_posts", from(POST).select(POST.id, POST.visits));

        BLOG.expect(
                from(some)
                        .where(some.column(POST.visits).gt(25))
                        .select(some.column(POST.id))
                        .union(from(some).where(some.column(POST.visits).lt(8)).select(some.column(POST.id)))
                        .with(some)
                        .orderBy(some.column(POST.id).asc()),
                "with some_posts as (select posts.id, posts.visits from posts) (select some_posts.id"
                        + " from some_posts where some_posts.visits > $1::int8) union (select some_posts.id from"
                        + " some_posts where some_posts.visits < $2::int8) order by 1",
                3L,
                4L);
    }

    @Test
    void refusesWhatDoesNotFit() {
        record Text(Optional<String> text) {}

        refused(
                () -> ANNAS.select(POST.id, POST.title)
                        .as((id, title) -> new Text(title))
                        .union(from(POST)
                                .select(POST.id, POST.title, POST.visits)
                                .as((id, title, visits) -> new Text(title))),
                """
                        ORM-111: a query of 2 columns is combined with one of 3
                          query: select posts.id, posts.title, posts.visits from posts
                          because: the rows of a union have the same columns
                          fix: select the same columns from both""");
        refused(() -> ANNAS.select(POST.id).union(VISITED.select(POST.id)).orderBy(POST.title.asc()), """
                        ORM-107: queries that are combined are ordered by posts.title, which they do not select
                          query: (select posts.id from posts where posts.author_id = $1::int8) union (select posts.id from posts where posts.visits >= $2::int8)
                          because: the rows of both have only what was selected
                          fix: select it in both, or order by something that is selected""");
    }
}
