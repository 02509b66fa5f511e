package io.millrace.query;

import static io.millrace.blog.CompositeTable.COMPOSITE;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.max;
import static io.millrace.query.Sql.number;
import static io.millrace.query.window.Windows.everyRow;
import static io.millrace.query.window.Windows.orderBy;
import static io.millrace.query.window.Windows.over;
import static io.millrace.query.window.Windows.rank;

import io.millrace.blog.BlogDatabase;
import io.millrace.blog.UnreachableRepo;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class GroupTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    private static final UnreachableRepo NOWHERE = new UnreachableRepo();

    @Test
    void countsAGroup() {
        BLOG.expect(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .having(count().gt(2))
                        .orderBy(count().desc())
                        .select(EMPLOYEE.department, count(), max(EMPLOYEE.salary)),
                "select employees.department, count(*), cast(max(employees.salary) as text) from"
                        + " employees group by employees.department having count(*) > $1::int8 order by count(*)"
                        + " desc",
                Tuples.of("race", 3L, Optional.of(new BigDecimal("70"))));
    }

    @Test
    void readsIntoARecord() {
        record Size(String department, long members) {}

        BLOG.expect(
                from(EMPLOYEE)
                        .where(EMPLOYEE.salary.gt(45))
                        .groupBy(EMPLOYEE.department)
                        .orderBy(EMPLOYEE.department.asc())
                        .limit(5)
                        .offset(0)
                        .select(EMPLOYEE.department, count())
                        .as(Size::new),
                "select employees.department, count(*) from employees where employees.salary > $1::int8"
                        + " group by employees.department order by employees.department offset $2::int8 limit"
                        + " $3::int8",
                new Size("mill", 2),
                new Size("race", 2));
    }

    @Test
    void everythingOfATableFollowsFromItsKey() {
        var author = USER.as("author");

        BLOG.expect(
                from(POST)
                        .join(POST.author, author)
                        .groupBy(author.id)
                        .orderBy(author.name.asc())
                        .select(author.name, count()),
                "select author.name, count(*) from posts join users as author on posts.author_id ="
                        + " author.id group by author.id order by author.name",
                Tuples.of("Ann", 2L),
                Tuples.of("Bob", 1L));
        BLOG.expect(
                from(COMPOSITE)
                        .groupBy(COMPOSITE.b, COMPOSITE.a)
                        .orderBy(COMPOSITE.name.asc())
                        .select(COMPOSITE.name, count()),
                "select composite_pk.name, count(*) from composite_pk group by composite_pk.b,"
                        + " composite_pk.a order by composite_pk.name",
                Tuples.of("x", 1L),
                Tuples.of("y", 1L),
                Tuples.of("z", 1L));
        var maybe = USER.left("maybe");
        BLOG.expect(
                from(POST)
                        .leftJoin(POST.author, maybe)
                        .groupBy(maybe.id)
                        .orderBy(maybe.name.asc())
                        .select(maybe.name, count()),
                "select maybe.name, count(*) from posts left join users as maybe on posts.author_id ="
                        + " maybe.id group by maybe.id order by maybe.name",
                Tuples.of(Optional.of("Ann"), 2L),
                Tuples.of(Optional.of("Bob"), 1L),
                Tuples.of(Optional.empty(), 1L));
        BLOG.expect(
                from(POST)
                        .groupBy(POST.author().id)
                        .orderBy(POST.author().name.asc())
                        .select(POST.author().name, count()),
                "select posts_author.name, count(*) from posts left join users as posts_author on"
                        + " posts_author.id = posts.author_id group by posts_author.id order by posts_author.name",
                Tuples.of(Optional.of("Ann"), 2L),
                Tuples.of(Optional.of("Bob"), 1L),
                Tuples.of(Optional.empty(), 1L));
    }

    @Test
    void anExpressionIsFoundAgainWhereverItStands() {
        BLOG.expect(
                from(POST)
                        .groupBy(POST.visits.modulo(20))
                        .having(POST.visits.modulo(20).lt(10))
                        .orderBy(POST.visits.modulo(20).asc())
                        .select(POST.visits.modulo(20).plus(1), count()),
                "select posts.visits % $1::int4 + $2::int4, count(*) from posts group by posts.visits %"
                        + " $1::int4 having posts.visits % $1::int4 < $3::int8 order by posts.visits % $1::int4",
                Tuples.of(1, 1L),
                Tuples.of(6, 1L));
    }

    @Test
    void aSubqueryMayUseWhatIsGroupedBy() {
        BLOG.expect(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .orderBy(EMPLOYEE.department.asc())
                        .select(
                                EMPLOYEE.department,
                                number(from(EMPLOYEE.as("e"))
                                        .where(
                                                EMPLOYEE.as("e").department.eq(EMPLOYEE.department),
                                                EMPLOYEE.as("e").managerId.isNull())
                                        .select(count()))),
                "select employees.department, (select count(*) from employees as e where e.department ="
                        + " employees.department and e.manager_id is null) from employees group by"
                        + " employees.department order by employees.department",
                Tuples.of("mill", Optional.of(1L)),
                Tuples.of("race", Optional.of(1L)));
    }

    @Test
    void aWindowRunsOverGroups() {
        BLOG.expect(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .orderBy(EMPLOYEE.department.asc())
                        .select(
                                EMPLOYEE.department,
                                rank().over(orderBy(count().desc())),
                                over(max(count()), everyRow())),
                "select employees.department, rank() over (order by count(*) desc), max(count(*)) over"
                        + " () from employees group by employees.department order by employees.department",
                Tuples.of("mill", 2L, Optional.of(3L)),
                Tuples.of("race", 1L, Optional.of(3L)));
    }

    @Test
    void anAggregateMakesOneGroupOfAllRows() {
        BLOG.expect(
                from(EMPLOYEE).select(count(), max(EMPLOYEE.name)),
                "select count(*), max(employees.name) from employees",
                Tuples.of(5L, Optional.of("Max")));
    }

    @Test
    void refusesAColumnThatIsNotGroupedBy() {
        NOWHERE.refuses(from(EMPLOYEE).groupBy(EMPLOYEE.department).select(EMPLOYEE.name, count()), """
                        ORM-103: Employee.name is used in a grouped query but not grouped by
                          query: select employees.name, count(*) from employees group by employees.department
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, EMPLOYEE.name), or aggregate it: max(EMPLOYEE.name)""");
        NOWHERE.refuses(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .orderBy(EMPLOYEE.salary.asc())
                        .select(EMPLOYEE.department),
                """
                        ORM-103: Employee.salary is used in a grouped query but not grouped by
                          query: select employees.department from employees group by employees.department order by employees.salary
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, EMPLOYEE.salary), or aggregate it: max(EMPLOYEE.salary)""");
        NOWHERE.refuses(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .having(EMPLOYEE.salary.gt(1))
                        .select(EMPLOYEE.department),
                """
                        ORM-103: Employee.salary is used in a grouped query but not grouped by
                          query: select employees.department from employees group by employees.department having employees.salary > $1::int8
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, EMPLOYEE.salary), or aggregate it: max(EMPLOYEE.salary)""");
        NOWHERE.refuses(from(EMPLOYEE).select(EMPLOYEE.name, count()), """
                        ORM-103: Employee.name is used in a grouped query but not grouped by
                          query: select employees.name, count(*) from employees
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, EMPLOYEE.name), or aggregate it: max(EMPLOYEE.name)""");
        NOWHERE.refuses(from(EMPLOYEE).orderBy(count().asc()).select(EMPLOYEE.name), """
                        ORM-103: Employee.name is used in a grouped query but not grouped by
                          query: select employees.name from employees order by count(*)
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, EMPLOYEE.name), or aggregate it: max(EMPLOYEE.name)""");
        NOWHERE.refuses(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .select(EMPLOYEE.department, rank().over(orderBy(EMPLOYEE.salary.asc()))),
                """
                        ORM-103: Employee.salary is used in a grouped query but not grouped by
                          query: select employees.department, rank() over (order by employees.salary) from employees group by employees.department
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, EMPLOYEE.salary), or aggregate it: max(EMPLOYEE.salary)""");
        NOWHERE.refuses(from(COMPOSITE).groupBy(COMPOSITE.a).select(COMPOSITE.name, count()), """
                        ORM-103: Composite.name is used in a grouped query but not grouped by
                          query: select composite_pk.name, count(*) from composite_pk group by composite_pk.a
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, COMPOSITE.name), or aggregate it: max(COMPOSITE.name)""");
        NOWHERE.refuses(from(POST).groupBy(POST.visits.modulo(20)).select(POST.visits.modulo(10), count()), """
                        ORM-103: Post.visits is used in a grouped query but not grouped by
                          query: select posts.visits % $1::int4, count(*) from posts group by posts.visits % $2::int4
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, POST.visits), or aggregate it: max(POST.visits)""");
        NOWHERE.refuses(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .select(
                                EMPLOYEE.department,
                                number(from(USER).where(USER.id.eq(EMPLOYEE.id)).select(count()))),
                """
                        ORM-103: Employee.id is used in a grouped query but not grouped by
                          query: select employees.department, (select count(*) from users where users.id = employees.id) from employees group by employees.department
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, EMPLOYEE.id), or aggregate it: max(EMPLOYEE.id)""");
    }
}
