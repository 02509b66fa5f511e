package io.millrace.query;

import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.BlogDatabase;
import io.millrace.blog.Post;
import io.millrace.error.InvalidQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

class FragmentRowsTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    @Behaviour("repo.exs:785")
    void areRowsOfATable() {
        var hot = POST.as("hot");

        assertThat(BLOG.read(from(rows(hot, "select * from posts where visits > {}", 15))
                        .orderBy(hot.id.asc())))
                .extracting(Post::title)
                .containsExactly("two", "three");
    }

    @Test
    @Behaviour("repo.exs:791")
    void areReadColumnByColumn() {
        var hot = POST.as("hot");

        BLOG.expect(
                from(rows(hot, "select id, visits * {} as visits from posts", 2))
                        .where(hot.visits.ge(40))
                        .orderBy(hot.id.asc())
                        .select(hot.id, hot.visits),
                "select hot.id, hot.visits from (select id, visits * $1::int4 as visits from posts) as hot where"
                        + " hot.visits >= $2::int8 order by hot.id",
                Tuples.of(2L, 40),
                Tuples.of(3L, 60));
    }

    @Test
    @Behaviour("joins.exs:166")
    void areJoined() {
        var chosen = USER.as("chosen");

        BLOG.expect(
                from(POST)
                        .join(rows(chosen, "select * from users where name <> {}", "Bob"), chosen.id.eq(POST.authorId))
                        .orderBy(POST.id.asc())
                        .select(POST.id, chosen.name),
                "select posts.id, chosen.name from posts join (select * from users where name <> $1::text) as chosen on"
                        + " chosen.id = posts.author_id order by posts.id",
                Tuples.of(1L, "Ann"),
                Tuples.of(2L, "Ann"));
    }

    @Test
    @Behaviour(
            value = "repo.exs:681",
            differs = "a record is of one table; its rows in another one are read under an alias, with rows(…)")
    void mayComeFromAnotherTable() {
        BLOG.database().execute("create table old_users as select * from users where id = 1");
        var old = USER.as("old");

        assertThat(BLOG.repo()
                        .one(from(rows(old, "table old_users")).where(old.id.eq(1)))
                        .block())
                .isEqualTo(BLOG.repo().require(USER, 1L).block());
        assertThat(BLOG.read(from(rows(old, "table old_users")).where(old.id.eq(2))))
                .isEmpty();
    }

    @Test
    void haveTheRelationsOfTheirTable() {
        var hot = POST.as("hot");

        assertThat(BLOG.read(from(rows(hot, "select * from posts where visits > {}", 15))
                        .where(hot.author().name.eq("Bob"))
                        .select(hot.id)))
                .containsExactly(3L);
    }

    @Test
    void cannotBeWrittenTo() {
        var hot = POST.as("hot");

        assertThatThrownBy(() -> BLOG.repo()
                        .deleteAll(from(rows(hot, "select * from posts")).where(hot.id.eq(1)))
                        .block())
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-112: hot is not a table, and is to be written to");
    }

    @Test
    void needAsManyValuesAsPlaces() {
        assertThatThrownBy(() -> rows(POST.as("hot"), "select * from posts where visits > {}"))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageContaining("a fragment has 1 place and 0 values");
    }
}
