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
        BLOG.expect(
                from(POST).orderBy(POST.id.asc()).limit(2).offset(1).select(POST.id),
                "select posts.id from posts order by posts.id offset $1::int8 limit $2::int8",
                2L,
                3L);
        BLOG.expect(
                from(POST).orderBy(POST.id.asc()).limit(0).select(POST.id),
                "select posts.id from posts order by posts.id limit $1::int8");
        BLOG.expect(
                from(POST).orderBy(POST.id.asc()).limit(1).offset(2).unlimited().select(POST.id),
                "select posts.id from posts order by posts.id",
                1L,
                2L,
                3L,
                4L);
    }

    @Test
    void keepsTies() {
        BLOG.expect(
                from(EMPLOYEE).orderBy(EMPLOYEE.salary.asc()).limitWithTies(2).select(EMPLOYEE.salary),
                "select cast(employees.salary as text) from employees order by employees.salary fetch"
                        + " first ($1::int8) rows with ties",
                new BigDecimal("40"),
                new BigDecimal("50"),
                new BigDecimal("50"));
        BLOG.expect(
                from(EMPLOYEE)
                        .orderBy(EMPLOYEE.salary.asc())
                        .limitWithTies(2)
                        .limit(2)
                        .select(EMPLOYEE.salary),
                "select cast(employees.salary as text) from employees order by employees.salary limit" + " $1::int8",
                new BigDecimal("40"),
                new BigDecimal("50"));
    }

    @Test
    void refusesWhatBoundsNothing() {
        refused(() -> from(POST).limit(-1), """
                        ORM-110: limit(-1) is negative
                          because: a query cannot read fewer than no rows
                          fix: limit(0), or leave it out for all rows""");
        refused(() -> from(POST).offset(-2), """
                        ORM-110: offset(-2) is negative
                          because: a query cannot read fewer than no rows
                          fix: offset(0), or leave it out for all rows""");
        refused(() -> BLOG.sql(from(POST).limitWithTies(1)), """
                        ORM-110: limitWithTies is used without an order
                          query: select posts.id, posts.title, posts.text, posts.blob, posts.public, posts.cost, posts.visits, posts.intensity, posts.bid, posts.uuid, cast(posts.meta as text), cast(posts.links as text), cast(posts.intensities as text), posts.posted, posts.author_id, posts.inserted_at, posts.updated_at from posts fetch first ($1::int8) rows with ties
                          because: rows tie with another only in an order
                          fix: add .orderBy(…)""");
    }
}
