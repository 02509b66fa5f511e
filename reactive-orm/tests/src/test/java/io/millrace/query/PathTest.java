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

class PathTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void joinsARelationByItself() {
        BLOG.expect(
                from(POST).where(POST.author().name.eq("Ann")).orderBy(POST.author().name.asc(), POST.id.asc()).select(POST.id, POST.author().name),
                "@@p1",
                Tuples.of(1L, Optional.of("Ann")),
                Tuples.of(2L, Optional.of("Ann")));
    }

    @Test
    void goesOnOverSeveralRelations() {
        BLOG.expect(
                from(COMMENT).orderBy(COMMENT.id.asc()).select(COMMENT.text, COMMENT.post().author().name),
                "@@p2",
                Tuples.of(Optional.of("good"), Optional.of("Ann")),
                Tuples.of(Optional.of("bad"), Optional.of("Ann")),
                Tuples.of(Optional.of("fine"), Optional.of("Bob")));
    }

    @Test
    void keepsRowsWhoseRelationLeadsNowhere() {
        BLOG.expect(
                from(POST).orderBy(POST.id.asc()).select(POST.id, POST.author().name),
                "@@p3",
                Tuples.of(1L, Optional.of("Ann")),
                Tuples.of(2L, Optional.of("Ann")),
                Tuples.of(3L, Optional.of("Bob")),
                Tuples.of(4L, Optional.empty()));
    }

    @Test
    void isGroupedBy() {
        BLOG.expect(
                from(POST).groupBy(POST.author().name).orderBy(POST.author().name.asc().nullsLast()).select(POST.author().name, count()),
                "@@p4",
                Tuples.of(Optional.of("Ann"), 2L),
                Tuples.of(Optional.of("Bob"), 1L),
                Tuples.of(Optional.empty(), 1L));
    }

    @Test
    void startsFromWhatWasJoined() {
        var post = POST.as("post");

        BLOG.expect(
                from(COMMENT).join(COMMENT.post, post, post.author().name.eq("Bob")).select(COMMENT.text, post.author().name),
                "@@p5",
                Tuples.of(Optional.of("fine"), Optional.of("Bob")));
    }

    @Test
    void startsFromAnOuterRowInASubquery() {
        BLOG.expect(
                from(POST).where(exists(from(USER).where(USER.name.eq(POST.author().name), USER.id.gt(1)))).select(POST.id),
                "@@p6",
                3L);
    }

    @Test
    void belongsToTheSubqueryThatUsesIt() {
        BLOG.expect(
                from(POST).where(POST.id.in(from(POST).where(POST.author().name.eq("Bob")).select(POST.id))).select(POST.id),
                "@@p7",
                3L);
    }

    @Test
    void saysWhichRowsAreUpdatedAndDeleted() {
        assertThat(BLOG.repo().updateAll(from(POST).where(POST.author().name.eq("Bob"))).set(POST.intensity.to(1.5)).block()).isEqualTo(1);
        assertThat(BLOG.read(from(POST).where(POST.intensity.isNotNull()).select(POST.id))).containsExactly(3L);
        assertThat(BLOG.repo().deleteAll(from(COMMENT).where(COMMENT.post().title.eq("none"))).block()).isZero();
    }

    @Test
    void cannotBeReturnedFromAWrite() {
        assertThatThrownBy(() -> BLOG.repo().updateAll(from(POST).where(POST.id.eq(1))).set(POST.visits.to(10)).returning(POST.author().name).blockLast())
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("@@p8");
    }
}
