package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;

import io.millrace.blog.BlogDatabase;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class SelfRelationTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void theInnerRowsGoByAnotherName() {
        BLOG.expect(
                from(EMPLOYEE)
                        .where(EMPLOYEE.reports.any(EMPLOYEE.salary.gt(60)))
                        .select(EMPLOYEE.name),
                "select employees.name from employees where exists (select 1 from employees as"
                        + " employees_reports where employees_reports.manager_id = employees.id and"
                        + " employees_reports.salary > $1::int8)",
                "Ida");
        BLOG.expect(
                from(EMPLOYEE)
                        .where(EMPLOYEE.reports.none())
                        .orderBy(EMPLOYEE.id.asc())
                        .select(EMPLOYEE.name, EMPLOYEE.reports.count()),
                "select employees.name, (select count(*) from employees as employees_reports where"
                        + " employees_reports.manager_id = employees.id) from employees where not exists (select 1"
                        + " from employees as employees_reports where employees_reports.manager_id = employees.id)"
                        + " order by employees.id",
                Tuples.of("Jon", 0L),
                Tuples.of("Lea", 0L),
                Tuples.of("Max", 0L));
    }

    @Test
    void atAnyDepth() {
        BLOG.expect(
                from(EMPLOYEE)
                        .where(EMPLOYEE.reports.any(
                                EMPLOYEE.department.eq("race"), EMPLOYEE.reports.any(EMPLOYEE.name.eq("Lea"))))
                        .select(EMPLOYEE.name),
                "select employees.name from employees where exists (select 1 from employees as"
                        + " employees_reports where employees_reports.manager_id = employees.id and"
                        + " employees_reports.department = $1::text and exists (select 1 from employees where"
                        + " employees.manager_id = employees_reports.id and employees.name = $2::text))",
                "Ida");
    }

    @Test
    void withPathsOfTheInnerRows() {
        BLOG.expect(
                from(EMPLOYEE)
                        .where(EMPLOYEE.reports.any(EMPLOYEE.manager().name.eq("Kim")))
                        .select(EMPLOYEE.name),
                "select employees.name from employees where exists (select 1 from employees as"
                        + " employees_reports left join employees as employees_reports_manager on"
                        + " employees_reports_manager.id = employees_reports.manager_id where"
                        + " employees_reports.manager_id = employees.id and employees_reports_manager.name ="
                        + " $1::text)",
                "Kim");
    }

    @Test
    void withAQueryOfItsOwnInside() {
        BLOG.expect(
                from(EMPLOYEE)
                        .where(EMPLOYEE.reports.any(EMPLOYEE.salary.in(
                                from(EMPLOYEE).where(EMPLOYEE.name.eq("Max")).select(EMPLOYEE.salary))))
                        .select(EMPLOYEE.name),
                "select employees.name from employees where exists (select 1 from employees as"
                        + " employees_reports where employees_reports.manager_id = employees.id and"
                        + " employees_reports.salary = any (select employees.salary from employees where"
                        + " employees.name = $1::text))");
        BLOG.expect(
                from(EMPLOYEE)
                        .where(EMPLOYEE.reports.any(EMPLOYEE.salary.in(
                                from(EMPLOYEE).where(EMPLOYEE.name.eq("Jon")).select(EMPLOYEE.salary))))
                        .orderBy(EMPLOYEE.id.asc())
                        .select(EMPLOYEE.name),
                "select employees.name from employees where exists (select 1 from employees as"
                        + " employees_reports where employees_reports.manager_id = employees.id and"
                        + " employees_reports.salary = any (select employees.salary from employees where"
                        + " employees.name = $1::text)) order by employees.id",
                "Ida",
                "Kim");
    }

    @Test
    void besideTheOuterRowsUnderAnAlias() {
        var boss = EMPLOYEE.as("boss");

        BLOG.expect(
                from(boss)
                        .where(boss.reports.any(EMPLOYEE.department.ne(boss.department)))
                        .select(boss.name),
                "select boss.name from employees as boss where exists (select 1 from employees where"
                        + " employees.manager_id = boss.id and employees.department <> boss.department)",
                "Ida");
    }

    @Test
    void aRelationToAnotherTableNeedsNoName() {
        BLOG.expect(
                from(USER)
                        .where(USER.posts.any(POST.visits.gt(15), POST.comments.none()))
                        .select(USER.name),
                "select users.name from users where exists (select 1 from posts where posts.author_id ="
                        + " users.id and posts.visits > $1::int8 and not exists (select 1 from comments where"
                        + " comments.post_id = posts.id))",
                "Ann");
        BLOG.expect(
                from(COMMENT)
                        .where(COMMENT.post.has(POST.author.has(USER.name.eq("Bob"))))
                        .select(COMMENT.text),
                "select comments.text from comments where exists (select 1 from posts where posts.id ="
                        + " comments.post_id and exists (select 1 from users where users.id = posts.author_id and"
                        + " users.name = $1::text))",
                Optional.of("fine"));
    }
}
