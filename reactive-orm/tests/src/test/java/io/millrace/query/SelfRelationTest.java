package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.CompositeTable.COMPOSITE;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PermalinkTable.PERMALINK;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.*;
import static io.millrace.query.window.FrameBound.*;
import static io.millrace.query.window.Windows.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.blog.*;
import io.millrace.error.InvalidQuery;
import io.millrace.query.named.*;
import io.millrace.query.window.*;
import io.millrace.expr.*;
import java.math.BigDecimal;
import java.util.*;
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
                from(EMPLOYEE).where(EMPLOYEE.reports.any(EMPLOYEE.salary.gt(60))).select(EMPLOYEE.name),
                "@@s1",
                "Ida");
        BLOG.expect(
                from(EMPLOYEE).where(EMPLOYEE.reports.none()).orderBy(EMPLOYEE.id.asc()).select(EMPLOYEE.name, EMPLOYEE.reports.count()),
                "@@s2",
                Tuples.of("Jon", 0L),
                Tuples.of("Lea", 0L),
                Tuples.of("Max", 0L));
    }

    @Test
    void atAnyDepth() {
        BLOG.expect(
                from(EMPLOYEE).where(EMPLOYEE.reports.any(EMPLOYEE.department.eq("race"), EMPLOYEE.reports.any(EMPLOYEE.name.eq("Lea")))).select(EMPLOYEE.name),
                "@@s3",
                "Ida");
    }

    @Test
    void withPathsOfTheInnerRows() {
        BLOG.expect(
                from(EMPLOYEE).where(EMPLOYEE.reports.any(EMPLOYEE.manager().name.eq("Kim"))).select(EMPLOYEE.name),
                "@@s4",
                "Kim");
    }

    @Test
    void withAQueryOfItsOwnInside() {
        BLOG.expect(
                from(EMPLOYEE).where(EMPLOYEE.reports.any(EMPLOYEE.salary.in(from(EMPLOYEE).where(EMPLOYEE.name.eq("Max")).select(EMPLOYEE.salary)))).select(EMPLOYEE.name),
                "@@s5");
        BLOG.expect(
                from(EMPLOYEE).where(EMPLOYEE.reports.any(EMPLOYEE.salary.in(from(EMPLOYEE).where(EMPLOYEE.name.eq("Jon")).select(EMPLOYEE.salary)))).orderBy(EMPLOYEE.id.asc()).select(EMPLOYEE.name),
                "@@s6",
                "Ida", "Kim");
    }

    @Test
    void besideTheOuterRowsUnderAnAlias() {
        var boss = EMPLOYEE.as("boss");

        BLOG.expect(
                from(boss).where(boss.reports.any(EMPLOYEE.department.ne(boss.department))).select(boss.name),
                "@@s7",
                "Ida");
    }

    @Test
    void aRelationToAnotherTableNeedsNoName() {
        BLOG.expect(
                from(USER).where(USER.posts.any(POST.visits.gt(15), POST.comments.none())).select(USER.name),
                "@@s8",
                "Ann");
        BLOG.expect(
                from(COMMENT).where(COMMENT.post.has(POST.author.has(USER.name.eq("Bob")))).select(COMMENT.text),
                "@@s9",
                Optional.of("fine"));
    }
}
