package io.millrace.query;

import static io.millrace.blog.BlogDatabase.refused;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.query.Query.from;

import io.millrace.blog.BlogDatabase;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LimitTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void boundsTheRows() {
        BLOG.expect(from(POST).orderBy(POST.id.asc()).limit(2).offset(1).select(POST.id), "@@l1", 2L, 3L);
        BLOG.expect(from(POST).orderBy(POST.id.asc()).limit(0).select(POST.id), "@@l2");
        BLOG.expect(
                from(POST).orderBy(POST.id.asc()).limit(1).offset(2).unlimited().select(POST.id),
                "@@l3",
                1L,
                2L,
                3L,
                4L);
    }

    @Test
    void keepsTies() {
        BLOG.expect(
                from(EMPLOYEE).orderBy(EMPLOYEE.salary.asc()).limitWithTies(2).select(EMPLOYEE.salary),
                "@@l4",
                new BigDecimal("40"),
                new BigDecimal("50"),
                new BigDecimal("50"));
        BLOG.expect(
                from(EMPLOYEE)
                        .orderBy(EMPLOYEE.salary.asc())
                        .limitWithTies(2)
                        .limit(2)
                        .select(EMPLOYEE.salary),
                "@@l5",
                new BigDecimal("40"),
                new BigDecimal("50"));
    }

    @Test
    void refusesWhatBoundsNothing() {
        refused(() -> from(POST).limit(-1), "@@l6");
        refused(() -> from(POST).offset(-2), "@@l7");
        refused(() -> BLOG.sql(from(POST).limitWithTies(1)), "@@l8");
    }
}
