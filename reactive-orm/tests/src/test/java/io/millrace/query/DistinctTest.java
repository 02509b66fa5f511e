package io.millrace.query;

import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class DistinctTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void leavesOutDuplicateRows() {
        BLOG.expect(
                from(EMPLOYEE).distinct().orderBy(EMPLOYEE.department.asc()).select(EMPLOYEE.department),
                "select distinct employees.department from employees order by employees.department",
                "mill",
                "race");
    }

    @Test
    void keepsTheFirstRowForEachValue() {
        BLOG.expect(
                from(EMPLOYEE)
                        .distinctOn(EMPLOYEE.department)
                        .orderBy(EMPLOYEE.department.asc(), EMPLOYEE.salary.desc())
                        .select(EMPLOYEE.department, EMPLOYEE.name),
                "select distinct on (employees.department) employees.department, employees.name from"
                        + " employees order by employees.department, employees.salary desc",
                Tuples.of("mill", "Ida"),
                Tuples.of("race", "Kim"));
    }

    @Test
    void findsAnExpressionWithAValueAgainInTheOrder() {
        BLOG.expect(
                from(POST)
                        .distinctOn(POST.visits.modulo(20))
                        .orderBy(POST.visits.modulo(20).asc(), POST.id.asc())
                        .select(POST.id),
                "select distinct on (posts.visits % $1::int4) posts.id from posts order by posts.visits"
                        + " % $1::int4, posts.id",
                2L,
                4L,
                1L);
        BLOG.expect(
                from(POST).distinct().orderBy(POST.visits.modulo(20).desc()).select(POST.visits.modulo(20)),
                "select distinct posts.visits % $1::int4 from posts order by posts.visits % $1::int4 desc",
                10,
                5,
                0);
    }

    @Test
    void isCounted() {
        assertThat(BLOG.repo()
                        .count(from(EMPLOYEE).distinct().select(EMPLOYEE.department))
                        .block())
                .isEqualTo(2L);
    }

    @Test
    void comparesAndOrdersNumbersAsNumbers() {
        BLOG.expect(
                from(EMPLOYEE)
                        .distinct()
                        .orderBy(EMPLOYEE.salary.desc())
                        .limit(3)
                        .select(EMPLOYEE.salary),
                "select cast(rows.salary as text) from (select distinct employees.salary from employees)"
                        + " as rows order by rows.salary desc limit $1::int8",
                new BigDecimal("90"),
                new BigDecimal("70"),
                new BigDecimal("50"));
    }
}
