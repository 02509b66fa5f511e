package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.BlogDatabase;
import io.millrace.error.InvalidValue;
import io.millrace.query.named.ValueList;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class ValueListTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    @Behaviour({"repo.exs:2238", "repo.exs:2253"})
    void isReadFrom() {
        var rows =
                ValueList.of(POST.id, POST.title).row(1L, "uno").row(2L, "due").named("names");

        BLOG.expect(
                from(rows).orderBy(rows.column(POST.id).desc()),
                "select names.id, names.title from (select bulk.c0, bulk.c1::varchar from"
                        + " unnest($1::int8[], $2::text[]) with ordinality as bulk(c0, c1, place) order by"
                        + " bulk.place) as names (id, title) order by names.id desc",
                Tuples.of(2L, "due"),
                Tuples.of(1L, "uno"));
        assertThat(BLOG.read(from(ValueList.of(POST.id).named("none")))).isEmpty();
    }

    @Test
    @Behaviour("repo.exs:2264")
    void isJoined() {
        var prices = ValueList.of(POST.id, POST.cost, POST.visits)
                .rows(List.of(1, 2), id -> (long) id, id -> new BigDecimal("1.5"), id -> id * 10)
                .named("prices");

        BLOG.expect(
                from(POST)
                        .join(prices, prices.column(POST.id).eq(POST.id))
                        .where(prices.column(POST.cost).eq(POST.cost))
                        .select(POST.id, prices.column(POST.visits)),
                "select posts.id, prices.visits from posts join (select bulk.c0, bulk.c1::numeric,"
                        + " bulk.c2 from unnest($1::int8[], $2::text[], $3::int4[]) with ordinality as bulk(c0, c1,"
                        + " c2, place) order by bulk.place) as prices (id, cost, visits) on prices.id = posts.id"
                        + " where prices.cost = posts.cost",
                Tuples.of(1L, 10));
    }

    @Test
    void hasOneTextForAnyNumberOfRows() {
        var one = ValueList.of(POST.id, POST.title, POST.visits, POST.isPublic).row(1L, "a", 1, true);

        assertThat(BLOG.sql(from(one.named("v"))))
                .isEqualTo(BLOG.sql(
                        from(one.row(2L, "b", 2, false).row(3L, "c", 3, true).named("v"))));
        assertThat(BLOG.read(from(one.row(2L, "b", 2, false).named("v"))))
                .containsExactly(Tuples.of(1L, "a", 1, true), Tuples.of(2L, "b", 2, false));
    }

    @Test
    @Behaviour("repo.exs:2299")
    void saysWhichRowsAreUpdatedAndDeleted() {
        var changes = ValueList.of(COMMENT.id, COMMENT.text)
                .row(1L, "better")
                .row(2L, "worse")
                .named("changes");

        assertThat(BLOG.repo()
                        .updateAll(from(COMMENT)
                                .join(changes, changes.column(COMMENT.id).eq(COMMENT.id)))
                        .set(COMMENT.text.to(changes.column(COMMENT.text)))
                        .block())
                .isEqualTo(2);
        assertThat(BLOG.read(from(COMMENT).orderBy(COMMENT.id.asc()).select(COMMENT.text)))
                .containsExactly(Optional.of("better"), Optional.of("worse"), Optional.of("fine"));
        assertThat(BLOG.repo()
                        .deleteAll(from(COMMENT)
                                .join(changes, changes.column(COMMENT.id).eq(COMMENT.id))
                                .where(COMMENT.text.eq("worse")))
                        .block())
                .isEqualTo(1);
    }

    @Test
    @Behaviour(value = "repo.exs:2280", differs = "a row of values has no null: its row is left out instead")
    @SuppressWarnings("NullAway")
    void refusesNull() {
        String none = null;

        assertThatThrownBy(() -> ValueList.of(POST.id, POST.title).row(1L, none))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                        ORM-801: a row of values has null for posts.title
                          because: what is read of it is no Optional
                          fix: leave the row out, or give a value""");
    }
}
