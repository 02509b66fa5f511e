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
                "@@g1",
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
                "@@g2",
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
                "@@g3",
                Tuples.of("Ann", 2L),
                Tuples.of("Bob", 1L));
        BLOG.expect(
                from(COMPOSITE)
                        .groupBy(COMPOSITE.b, COMPOSITE.a)
                        .orderBy(COMPOSITE.name.asc())
                        .select(COMPOSITE.name, count()),
                "@@g4",
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
                "@@g5",
                Tuples.of(Optional.of("Ann"), 2L),
                Tuples.of(Optional.of("Bob"), 1L),
                Tuples.of(Optional.empty(), 1L));
        BLOG.expect(
                from(POST)
                        .groupBy(POST.author().id)
                        .orderBy(POST.author().name.asc())
                        .select(POST.author().name, count()),
                "@@g6",
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
                "@@g7",
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
                "@@g8",
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
                "@@g9",
                Tuples.of("mill", 2L, Optional.of(3L)),
                Tuples.of("race", 1L, Optional.of(3L)));
    }

    @Test
    void anAggregateMakesOneGroupOfAllRows() {
        BLOG.expect(from(EMPLOYEE).select(count(), max(EMPLOYEE.name)), "@@g10", Tuples.of(5L, Optional.of("Max")));
    }

    @Test
    void refusesAColumnThatIsNotGroupedBy() {
        NOWHERE.refuses(from(EMPLOYEE).groupBy(EMPLOYEE.department).select(EMPLOYEE.name, count()), "@@g11");
        NOWHERE.refuses(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .orderBy(EMPLOYEE.salary.asc())
                        .select(EMPLOYEE.department),
                "@@g12");
        NOWHERE.refuses(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .having(EMPLOYEE.salary.gt(1))
                        .select(EMPLOYEE.department),
                "@@g13");
        NOWHERE.refuses(from(EMPLOYEE).select(EMPLOYEE.name, count()), "@@g14");
        NOWHERE.refuses(from(EMPLOYEE).orderBy(count().asc()).select(EMPLOYEE.name), "@@g15");
        NOWHERE.refuses(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .select(EMPLOYEE.department, rank().over(orderBy(EMPLOYEE.salary.asc()))),
                "@@g16");
        NOWHERE.refuses(from(COMPOSITE).groupBy(COMPOSITE.a).select(COMPOSITE.name, count()), "@@g17");
        NOWHERE.refuses(from(POST).groupBy(POST.visits.modulo(20)).select(POST.visits.modulo(10), count()), "@@g18");
        NOWHERE.refuses(
                from(EMPLOYEE)
                        .groupBy(EMPLOYEE.department)
                        .select(
                                EMPLOYEE.department,
                                number(from(USER).where(USER.id.eq(EMPLOYEE.id)).select(count()))),
                "@@g19");
    }
}
