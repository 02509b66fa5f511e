package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.BlogDatabase;
import io.millrace.blog.Employee;
import io.millrace.blog.Post;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

/** What rows are read as, and what is put beside them. */
class SelectionTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    @Behaviour(
            value = "repo.exs:1333",
            differs = "a record has columns and relations only; a default of its own is a constructor's")
    void aRecordIsReadFromItsColumnsAndNothingElse() {
        assertThat(BLOG.sql(from(EMPLOYEE)))
                .isEqualTo("select employees.id, employees.name, employees.department,"
                        + " cast(employees.salary as text), employees.manager_id from employees");
        assertThat(Employee.class.getRecordComponents())
                .hasSize(EMPLOYEE.columns().size());
    }

    @Test
    @Behaviour(
            value = {"repo.exs:1372", "repo.exs:1589"},
            differs = "a row with other values is a copy, made where it is read; a wrong column does not compile")
    void aRowMayBeReadWithOtherValues() {
        record Raised(Employee before, Employee after) {}

        var raised = from(EMPLOYEE)
                .where(EMPLOYEE.id.eq(2))
                .select(EMPLOYEE.row(), EMPLOYEE.salary.plus(new BigDecimal(5)))
                .as((row, salary) -> new Raised(row, EMPLOYEE.with(row, EMPLOYEE.salary.to(salary))));

        assertThat(BLOG.read(raised)).singleElement().satisfies(both -> {
            assertThat(both.before().salary()).isEqualByComparingTo("50");
            assertThat(both.after().salary()).isEqualByComparingTo("55");
            assertThat(both.after().name()).isEqualTo("Jon");
        });
    }

    @Test
    @Behaviour({"repo.exs:1400", "repo.exs:1537"})
    void whatIsMadeOfAnAbsentRowIsAbsent() {
        var boss = EMPLOYEE.left("boss");
        record Line(String name, Optional<String> boss) {}

        assertThat(BLOG.read(from(EMPLOYEE)
                        .leftJoin(EMPLOYEE.manager, boss)
                        .where(EMPLOYEE.id.in(1L, 2L))
                        .orderBy(EMPLOYEE.id.asc())
                        .select(EMPLOYEE.name, boss.row())
                        .as((name, row) -> new Line(name, row.map(one -> one.name() + "!")))))
                .containsExactly(new Line("Ida", Optional.empty()), new Line("Jon", Optional.of("Ida!")));
    }

    @Test
    @Behaviour("repo.exs:1449")
    void aNullOfARowThatIsThereIsNull() {
        var author = USER.left("author");

        BLOG.expect(
                from(POST)
                        .leftJoin(POST.author, author)
                        .where(POST.id.in(3L, 4L))
                        .orderBy(POST.id.asc())
                        .select(author.isPresent(), author.name, author.customId),
                "select author.id is not null, author.name, author.custom_id from posts left join users as author on"
                        + " posts.author_id = author.id where posts.id = any($1::int8[]) order by posts.id",
                Tuples.of(true, Optional.of("Bob"), Optional.empty()),
                Tuples.of(false, Optional.empty(), Optional.empty()));
    }

    @Test
    @Behaviour("repo.exs:1598")
    void whatASubqueryPutTogetherIsTakenApartOutside() {
        record Seen(Post post, int twice) {}
        var twice = POST.visits.times(2);
        var seen = from(POST)
                .where(POST.id.le(2))
                .select(POST.row(), twice)
                .as(Seen::new)
                .named("seen");

        assertThat(BLOG.read(from(seen).orderBy(seen.column(POST.id).desc())))
                .extracting(one -> one.post().title(), Seen::twice)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("two", 40), org.assertj.core.groups.Tuple.tuple("one", 20));
        assertThat(BLOG.read(from(seen).where(seen.column(twice).gt(30)).select(seen.column(POST.title))))
                .containsExactly(Optional.of("two"));
    }

    @Test
    @Behaviour(
            value = {"repo.exs:1610", "repo.exs:1629"},
            differs =
                    "an expression that is selected is grouped and ordered by as itself: a Java variable is its alias")
    void anExpressionIsNamedByAVariable() {
        var tens = POST.visits.dividedBy(20);

        BLOG.expect(
                from(POST).groupBy(tens).orderBy(tens.desc()).select(tens, count()),
                "select posts.visits / $1::int4, count(*) from posts group by posts.visits / $1::int4 order by"
                        + " posts.visits / $1::int4 desc",
                Tuples.of(1, 2L),
                Tuples.of(0, 2L));
    }

    @Test
    @Behaviour("repo.exs:1656")
    void anExpressionThatIsOrderedByKeepsItsType() {
        var salary = EMPLOYEE.salary;

        assertThat(BLOG.read(
                        from(EMPLOYEE).groupBy(salary).orderBy(salary.asc()).select(salary)))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal(40), new BigDecimal(50), new BigDecimal(70), new BigDecimal(90));
    }

    @Test
    @Behaviour("repo.exs:1716")
    void differentValuesAreCountedOnce() {
        BLOG.expect(
                from(COMMENT)
                        .groupBy(COMMENT.lockVersion)
                        .orderBy(COMMENT.lockVersion.asc())
                        .select(count(COMMENT.postId), count(COMMENT.postId).distinct()),
                "select count(comments.post_id), count(distinct comments.post_id) from comments group by"
                        + " comments.lock_version order by comments.lock_version",
                Tuples.of(2L, 1L),
                Tuples.of(1L, 1L));
    }
}
