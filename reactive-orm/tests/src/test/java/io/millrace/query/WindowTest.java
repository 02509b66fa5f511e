package io.millrace.query;

import static io.millrace.blog.BlogDatabase.refused;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.max;
import static io.millrace.query.window.FrameBound.currentRow;
import static io.millrace.query.window.FrameBound.following;
import static io.millrace.query.window.FrameBound.preceding;
import static io.millrace.query.window.FrameBound.unboundedFollowing;
import static io.millrace.query.window.FrameBound.unboundedPreceding;
import static io.millrace.query.window.Windows.cumeDist;
import static io.millrace.query.window.Windows.denseRank;
import static io.millrace.query.window.Windows.firstValue;
import static io.millrace.query.window.Windows.lag;
import static io.millrace.query.window.Windows.lastValue;
import static io.millrace.query.window.Windows.lead;
import static io.millrace.query.window.Windows.nthValue;
import static io.millrace.query.window.Windows.ntile;
import static io.millrace.query.window.Windows.orderBy;
import static io.millrace.query.window.Windows.over;
import static io.millrace.query.window.Windows.partitionBy;
import static io.millrace.query.window.Windows.percentRank;
import static io.millrace.query.window.Windows.rank;
import static io.millrace.query.window.Windows.rowNumber;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
import io.millrace.blog.Employee;
import io.millrace.query.window.Windows;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class WindowTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void numbersAndRanksRows() {
        var bySalary = Windows.<Employee>partitionBy(EMPLOYEE.department).orderBy(EMPLOYEE.salary.desc());

        BLOG.expect(
                from(EMPLOYEE)
                        .orderBy(EMPLOYEE.id.asc())
                        .select(
                                EMPLOYEE.name,
                                rowNumber()
                                        .over(partitionBy(EMPLOYEE.department).orderBy(EMPLOYEE.salary.desc())),
                                rank().over(orderBy(EMPLOYEE.salary.desc())),
                                denseRank().over(orderBy(EMPLOYEE.salary.desc()))),
                "select employees.name, row_number() over (partition by employees.department order by"
                        + " employees.salary desc), rank() over (order by employees.salary desc), dense_rank() over"
                        + " (order by employees.salary desc) from employees order by employees.id",
                Tuples.of("Ida", 1L, 1L, 1L),
                Tuples.of("Jon", 2L, 3L, 3L),
                Tuples.of("Kim", 1L, 2L, 2L),
                Tuples.of("Lea", 2L, 3L, 3L),
                Tuples.of("Max", 3L, 5L, 4L));
        BLOG.expect(
                from(EMPLOYEE)
                        .orderBy(EMPLOYEE.id.asc())
                        .select(
                                percentRank().over(orderBy(EMPLOYEE.salary.asc())),
                                cumeDist().over(orderBy(EMPLOYEE.salary.asc())),
                                ntile(2).over(orderBy(EMPLOYEE.salary.asc())),
                                rank().over(bySalary)),
                "select percent_rank() over (order by employees.salary), cume_dist() over (order by"
                        + " employees.salary), ntile($1::int4) over (order by employees.salary), rank() over"
                        + " (partition by employees.department order by employees.salary desc) from employees order"
                        + " by employees.id",
                Tuples.of(1.0, 1.0, 2, 1L),
                Tuples.of(0.25, 0.6, 1, 2L),
                Tuples.of(0.75, 0.8, 2, 1L),
                Tuples.of(0.25, 0.6, 1, 2L),
                Tuples.of(0.0, 0.2, 1, 3L));
    }

    @Test
    void looksAtOtherRows() {
        var byId = orderBy(EMPLOYEE.id.asc());

        BLOG.expect(
                from(EMPLOYEE)
                        .where(EMPLOYEE.id.le(3))
                        .orderBy(EMPLOYEE.id.asc())
                        .select(
                                lag(EMPLOYEE.name).over(byId),
                                lead(EMPLOYEE.id).over(byId),
                                lag(EMPLOYEE.salary, 2).over(byId)),
                "select lag(employees.name) over (order by employees.id), lead(employees.id) over (order"
                        + " by employees.id), cast(lag(employees.salary, $1::int4) over (order by employees.id) as"
                        + " text) from employees where employees.id <= $2::int8 order by employees.id",
                Tuples.of(Optional.empty(), Optional.of(2L), Optional.empty()),
                Tuples.of(Optional.of("Ida"), Optional.of(3L), Optional.empty()),
                Tuples.of(Optional.of("Jon"), Optional.empty(), Optional.of(new BigDecimal("90"))));
        BLOG.expect(
                from(EMPLOYEE)
                        .where(EMPLOYEE.id.le(3))
                        .orderBy(EMPLOYEE.id.asc())
                        .select(
                                firstValue(EMPLOYEE.name).over(byId),
                                lastValue(EMPLOYEE.name).over(byId),
                                nthValue(EMPLOYEE.name, 2).over(byId)),
                "select first_value(employees.name) over (order by employees.id),"
                        + " last_value(employees.name) over (order by employees.id), nth_value(employees.name,"
                        + " $1::int4) over (order by employees.id) from employees where employees.id <= $2::int8"
                        + " order by employees.id",
                Tuples.of(Optional.of("Ida"), Optional.of("Ida"), Optional.empty()),
                Tuples.of(Optional.of("Ida"), Optional.of("Jon"), Optional.of("Jon")),
                Tuples.of(Optional.of("Ida"), Optional.of("Kim"), Optional.of("Jon")));
    }

    @Test
    void framesRows() {
        BLOG.expect(
                from(EMPLOYEE)
                        .orderBy(EMPLOYEE.id.asc())
                        .select(
                                EMPLOYEE.id,
                                over(count(), orderBy(EMPLOYEE.id.asc()).rows(preceding(1), currentRow())),
                                over(
                                        max(EMPLOYEE.id),
                                        orderBy(EMPLOYEE.id.asc()).rows(currentRow(), following(2)))),
                "select employees.id, count(*) over (order by employees.id rows between $1::int8"
                        + " preceding and current row), max(employees.id) over (order by employees.id rows between"
                        + " current row and $2::int8 following) from employees order by employees.id",
                Tuples.of(1L, 1L, Optional.of(3L)),
                Tuples.of(2L, 2L, Optional.of(4L)),
                Tuples.of(3L, 2L, Optional.of(5L)),
                Tuples.of(4L, 2L, Optional.of(5L)),
                Tuples.of(5L, 2L, Optional.of(5L)));
    }

    @Test
    void framesValuesAndGroups() {
        BLOG.expect(
                from(EMPLOYEE)
                        .orderBy(EMPLOYEE.salary.asc(), EMPLOYEE.id.asc())
                        .select(
                                EMPLOYEE.name,
                                over(count(), orderBy(EMPLOYEE.id.asc()).range(preceding(1), following(1))),
                                over(
                                        count(),
                                        orderBy(EMPLOYEE.salary.asc()).groups(unboundedPreceding(), currentRow())),
                                over(
                                        count(),
                                        orderBy(EMPLOYEE.salary.asc())
                                                .groups(currentRow(), unboundedFollowing())
                                                .excludeCurrentRow())),
                "select employees.name, count(*) over (order by employees.id range between $1::int8"
                        + " preceding and $2::int8 following), count(*) over (order by employees.salary groups"
                        + " between unbounded preceding and current row), count(*) over (order by employees.salary"
                        + " groups between current row and unbounded following exclude current row) from employees"
                        + " order by employees.salary, employees.id",
                Tuples.of("Max", 2L, 1L, 4L),
                Tuples.of("Jon", 3L, 3L, 3L),
                Tuples.of("Lea", 3L, 3L, 3L),
                Tuples.of("Kim", 3L, 4L, 1L),
                Tuples.of("Ida", 2L, 5L, 0L));
        BLOG.expect(
                from(EMPLOYEE)
                        .where(EMPLOYEE.id.eq(2))
                        .select(
                                over(count(), orderBy(EMPLOYEE.salary.asc()).excludeGroup()),
                                over(count(), orderBy(EMPLOYEE.salary.asc()).excludeTies())),
                "select count(*) over (order by employees.salary range between unbounded preceding and"
                        + " current row exclude group), count(*) over (order by employees.salary range between"
                        + " unbounded preceding and current row exclude ties) from employees where employees.id ="
                        + " $1::int8",
                Tuples.of(0L, 1L));
    }

    @Test
    void isDefinedOnceUnderAName() {
        var w = partitionBy(EMPLOYEE.department).orderBy(EMPLOYEE.salary.desc()).named("w");

        BLOG.expect(
                from(EMPLOYEE)
                        .window(w)
                        .orderBy(rank().over(w).asc(), EMPLOYEE.id.asc())
                        .select(EMPLOYEE.name, rank().over(w), over(max(EMPLOYEE.name), w)),
                "select employees.name, rank() over w, max(employees.name) over w from employees window"
                        + " w as (partition by employees.department order by employees.salary desc) order by rank()"
                        + " over w, employees.id",
                Tuples.of("Ida", 1L, Optional.of("Ida")),
                Tuples.of("Kim", 1L, Optional.of("Kim")),
                Tuples.of("Jon", 2L, Optional.of("Jon")),
                Tuples.of("Lea", 2L, Optional.of("Lea")),
                Tuples.of("Max", 3L, Optional.of("Max")));
    }

    @Test
    void isFilteredInAQueryAround() {
        var place = rowNumber().over(partitionBy(POST.authorId).orderBy(POST.visits.desc()));
        var ranked = from(POST)
                .where(POST.authorId.isNotNull())
                .select(POST.id, place)
                .named("ranked");

        BLOG.expect(
                from(ranked)
                        .where(ranked.column(place).eq(1))
                        .orderBy(ranked.column(POST.id).asc())
                        .select(ranked.column(POST.id)),
                "select ranked.id from (select posts.id, row_number() over (partition by posts.author_id"
                        + " order by posts.visits desc) from posts where posts.author_id is not null) as ranked"
                        + " (id, column_2) where ranked.column_2 = $1::int8 order by ranked.id",
                2L,
                3L);
    }

    @Test
    void refusesWhatIsNoWindow() {
        var w = orderBy(EMPLOYEE.id.asc());

        refused(() -> from(EMPLOYEE).window(w), """
                        ORM-111: a query defines a window that has no name
                          because: functions refer to a defined window by its name
                          fix: give it one, .named("w"), or use it only in over(…)""");
        refused(() -> BLOG.sql(from(EMPLOYEE).select(rank().over(w.named("w")))), """
                        ORM-102: the query uses the window w, which it does not define
                          query: select rank() over w from employees
                          because: a window with a name is defined once in the query
                          fix: define it: .window(w), or use it without a name""");
        refused(() -> preceding(-1), """
                        ORM-111: preceding(-1) is negative
                          because: a frame counts away from the row
                          fix: following(1)""");
        refused(() -> ntile(0), """
                        ORM-111: ntile is given 0
                          because: it counts rows, from 1
                          fix: give a number of at least 1""");
        assertThat(w.rows(unboundedPreceding(), unboundedFollowing()))
                .hasToString("(order by employees.id rows between unbounded preceding and unbounded following)");
    }
}
