package io.millrace.query;

import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
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
                "@@d1",
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
                "@@d2",
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
                "@@d3",
                2L,
                4L,
                1L);
        BLOG.expect(
                from(POST).distinct().orderBy(POST.visits.modulo(20).desc()).select(POST.visits.modulo(20)),
                "@@d4",
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
}
