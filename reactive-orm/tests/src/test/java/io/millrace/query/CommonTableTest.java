package io.millrace.query;

import static io.millrace.blog.BlogDatabase.refused;
import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
import io.millrace.query.named.CommonTable;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class CommonTableTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void isDefinedOnceAndReadAnyNumberOfTimes() {
        var popular = CommonTable.of(
                "popular", from(POST).where(POST.visits.gt(8)).select(POST.id, POST.authorId, POST.visits));
        var other = popular.as("other");

        BLOG.expect(
                from(popular)
                        .with(popular)
                        .join(other, other.column(POST.visits).gt(popular.column(POST.visits)))
                        .orderBy(
                                popular.column(POST.id).asc(),
                                other.column(POST.id).asc())
                        .select(popular.column(POST.id), other.column(POST.id)),
                "with popular as (select posts.id, posts.author_id, posts.visits from posts where"
                        + " posts.visits > $1::int8) select popular.id, other.id from popular join popular as other"
                        + " on other.visits > popular.visits order by popular.id, other.id",
                Tuples.of(1L, 2L),
                Tuples.of(1L, 3L),
                Tuples.of(2L, 3L));
    }

    @Test
    void isComputedOnItsOwnOrNot() {
        var mills = CommonTable.of(
                "mills", from(EMPLOYEE).where(EMPLOYEE.department.eq("mill")).select(EMPLOYEE.name, EMPLOYEE.id));

        BLOG.expect(
                from(mills)
                        .with(mills.materialized())
                        .orderBy(mills.column(EMPLOYEE.id).asc())
                        .select(mills.column(EMPLOYEE.name)),
                "with mills as materialized (select employees.name, employees.id from employees where"
                        + " employees.department = $1::text) select mills.name from mills order by mills.id",
                "Ida",
                "Jon");
        BLOG.expect(
                from(mills)
                        .with(mills.notMaterialized())
                        .orderBy(mills.column(EMPLOYEE.id).desc())
                        .select(mills.column(EMPLOYEE.name)),
                "with mills as not materialized (select employees.name, employees.id from employees"
                        + " where employees.department = $1::text) select mills.name from mills order by mills.id"
                        + " desc",
                "Jon",
                "Ida");
    }

    @Test
    void leadsToFurtherRows() {
        var team = CommonTable.recursive(
                "team",
                from(EMPLOYEE).where(EMPLOYEE.name.eq("Ida")).select(EMPLOYEE.id, EMPLOYEE.name),
                found -> from(EMPLOYEE)
                        .join(found, found.column(EMPLOYEE.id).eq(EMPLOYEE.managerId))
                        .select(EMPLOYEE.id, EMPLOYEE.name));

        BLOG.expect(
                from(team).with(team).orderBy(team.column(EMPLOYEE.id).asc()).select(team.column(EMPLOYEE.name)),
                "with recursive team as ((select employees.id, employees.name from employees where"
                        + " employees.name = $1::text) union all (select employees.id, employees.name from"
                        + " employees join team on team.id = employees.manager_id)) select team.name from team"
                        + " order by team.id",
                "Ida",
                "Jon",
                "Kim",
                "Lea");
    }

    @Test
    void comesToAnEndInACircle() {
        var around = CommonTable.recursiveDistinct(
                "around",
                from(EMPLOYEE).where(EMPLOYEE.id.eq(4)).select(EMPLOYEE.department),
                found -> from(EMPLOYEE)
                        .join(found, found.column(EMPLOYEE.department).eq(EMPLOYEE.department))
                        .select(EMPLOYEE.department));

        BLOG.expect(
                from(around).with(around),
                "with recursive around as ((select employees.department from employees where"
                        + " employees.id = $1::int8) union (select employees.department from employees join around"
                        + " on around.department = employees.department)) select around.department from around",
                "race");
    }

    @Test
    void isSeenFromASubqueryAndAnUpdate() {
        var busy = CommonTable.of(
                "busy",
                from(COMMENT)
                        .where(COMMENT.postId.isNotNull())
                        .groupBy(COMMENT.postId)
                        .having(count().gt(1))
                        .select(COMMENT.postId));

        BLOG.expect(
                from(POST)
                        .with(busy)
                        .where(POST.id.in(from(busy).select(busy.column(COMMENT.postId))))
                        .select(POST.id),
                "with busy as (select comments.post_id from comments where comments.post_id is not null"
                        + " group by comments.post_id having count(*) > $1::int8) select posts.id from posts where"
                        + " posts.id = any (select busy.post_id from busy)",
                1L);
        assertThat(BLOG.repo()
                        .updateAll(from(POST)
                                .with(busy)
                                .join(busy, busy.column(COMMENT.postId).eq(POST.id))
                                .where(POST.visits.gt(0)))
                        .set(POST.intensity.to(2.0))
                        .block())
                .isEqualTo(1);
    }

    @Test
    void keepsNumbersAsWhatTheyAre() {
        var pay = CommonTable.of("pay", from(EMPLOYEE).select(EMPLOYEE.salary, EMPLOYEE.name));

        BLOG.expect(
                from(pay)
                        .with(pay)
                        .where(pay.column(EMPLOYEE.salary).gt(60))
                        .orderBy(pay.column(EMPLOYEE.salary).asc()),
                "with pay as (select employees.salary, employees.name from employees) select"
                        + " cast(pay.salary as text), pay.name from pay where pay.salary > $1::int8 order by"
                        + " pay.salary",
                Tuples.of(new BigDecimal("70"), "Kim"),
                Tuples.of(new BigDecimal("90"), "Ida"));
    }

    @Test
    void isRefusedWhereNobodyDefinesIt() {
        var popular = CommonTable.of("popular", from(POST).select(POST.id));

        refused(() -> BLOG.sql(from(popular)), """
                        ORM-102: the query reads the common table popular, which it does not define
                          query: select popular.id from popular
                          because: a common table stands before the statement that uses it
                          fix: define it: .with(popular)""");
    }
}
