package io.millrace.repo;

import static io.millrace.blog.AccountTable.ACCOUNT;
import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.Account;
import io.millrace.blog.EmptyBlog;
import io.millrace.blog.User;
import io.millrace.error.DatabaseError;
import io.millrace.error.DecodeFailed;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.sql.Statement;
import io.millrace.type.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SqlStatementTest {

    private static final EmptyBlog BLOG = new EmptyBlog();
    private static final Repo REPO = BLOG.repo();

    @BeforeEach
    void empty() {
        BLOG.empty();
    }

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    @Behaviour({"sql.exs:12", "sql.exs:19", "sql.exs:24", "sql.exs:30", "sql.exs:38"})
    void eachPlaceIsAParameterOfTheTypeOfItsValue() {
        UUID uuid = UUID.randomUUID();
        record Row(String text, long number, UUID uuid, List<Integer> list, boolean truth) {}
        var types = Types.arrayOf(Types.INT4);
        var sql = REPO.sql("select {}, {}, {}, {}::text, '{}' = {}", "a'b", -7L, uuid, List.of(1, 2), "{}");

        assertThat(sql.toSql().sql())
                .isEqualTo("select $1::text, $2::int8, $3::uuid, $4::int4[]::text, '{}' = $5::text");
        assertThat(sql.toSql().parameters()).startsWith("a'b", -7L, uuid);
        assertThat(now(sql.map(row -> new Row(
                        row.get(0, Types.TEXT),
                        row.get(1, Types.INT8),
                        row.get(2, Types.UUID),
                        types.parse(row.get(3, Types.TEXT)),
                        row.get(4, Types.BOOL)))))
                .containsExactly(new Row("a'b", -7, uuid, List.of(1, 2), true));
        assertThat(now(REPO.sql("select {}::text", Types.arrayOf(Types.TEXT).text(List.of()))
                        .as(Types.TEXT)))
                .containsExactly("{}");
    }

    @Test
    @Behaviour(
            value = {"sql.exs:50", "sql.exs:55"},
            differs = "rows are typed by whoever asks, not maps of values")
    void rowsAreReadByPosition() {
        record Pair(int a, String b) {}

        assertThat(now(REPO.sql("select 1, 'x' union all select 2, 'y' order by 1")
                        .as(Types.INT4, Types.TEXT, Pair::new)))
                .containsExactly(new Pair(1, "x"), new Pair(2, "y"));
        assertThat(now(REPO.sql("select 1::int8").as(Types.INT8))).containsExactly(1L);
        assertThat(now(REPO.sql("select 1, 2, 3").as(Types.INT4, Types.INT4, Types.INT4, (a, b, c) -> a + b + c)))
                .containsExactly(6);
        assertThat(now(REPO.sql("select null::text").map(row -> row.find(0, Types.TEXT))))
                .containsExactly(Optional.empty());
        assertThatThrownBy(() -> now(REPO.sql("select null::text").as(Types.TEXT)))
                .isInstanceOf(DecodeFailed.class)
                .hasMessageStartingWith("ORM-203: column 1 is null in a row that was read");
        assertThatThrownBy(() -> now(REPO.sql("select 'x'").as(Types.INT4)))
                .isInstanceOf(DecodeFailed.class)
                .hasMessageStartingWith("ORM-203: column 1 cannot be read as int4");
    }

    @Test
    @Behaviour("sql.exs:138")
    void aTableReadsTheRowsOfItsOwnSelectList() {
        User ann = now(REPO.insert(USER.draft().name("Ann")));
        Account account = now(
                REPO.insert(ACCOUNT.draft().role(Account.Role.ADMIN).secret("s").mood(Account.Mood.HAPPY)));

        assertThat(now(REPO.sql("select {} from users where {} = {}", USER.row(), USER.name, "Ann")
                        .as(USER)))
                .containsExactly(ann);
        assertThat(now(REPO.sql("select {} from accounts", ACCOUNT.row()).as(ACCOUNT)))
                .containsExactly(account);
        assertThat(REPO.sql("select 1 where 1 in {}", from(USER).select(USER.id))
                        .toSql()
                        .sql())
                .isEqualTo("select 1 where 1 in (select users.id from users)");
    }

    @Test
    @Behaviour("sql.exs:69")
    void whatWouldBeSentCanBeSeen() {
        var query = from(USER).where(USER.name.eq("x")).limit(3);

        assertThat(REPO.toSql(query))
                .isEqualTo(new Statement(
                        "select users.id, users.name, users.custom_id, users.inserted_at, users.updated_at from users"
                                + " where users.name = $1::text limit $2::int8",
                        List.of("x", 3L)));
        assertThat(REPO.toSql(query).toString())
                .endsWith(" limit $2::int8 (2 parameters)")
                .doesNotContain("\"x\"");
    }

    @Test
    @Behaviour(
            value = {"repo.exs:1035", "repo.exs:1194", "repo.exs:1298", "repo.exs:2068"},
            differs = "what has no record is written in raw SQL, and what it returns is read by whoever asks")
    void whatHasNoRecordIsWrittenInSql() {
        record Name(long id, String name) {}
        var insert = REPO.sql("insert into permalinks (title) values ({}), ({}) returning id, title", "a", "b");

        assertThat(now(insert.as(Types.INT8, Types.TEXT, Name::new)))
                .containsExactly(new Name(1, "a"), new Name(2, "b"));
        assertThat(now(REPO.sql("update permalinks set title = title || {} where id = {} returning id, title", "!", 2L)
                        .as(Types.INT8, Types.TEXT, Name::new)))
                .containsExactly(new Name(2, "b!"));
        assertThat(now(REPO.sql(
                                "insert into permalinks (id, title) overriding system value values ({}, {}) on conflict (id)"
                                        + " do update set title = excluded.title returning title",
                                1L,
                                "c")
                        .as(Types.TEXT)))
                .containsExactly("c");
        assertThat(now(REPO.sql("delete from permalinks where id = {} returning title", 1L)
                        .as(Types.TEXT)))
                .containsExactly("c");
    }

    @Test
    void howManyRowsWereAffectedIsEmitted() {
        now(REPO.insertAll(USER, List.of(USER.draft().name("a"), USER.draft().name("b"))));

        StepVerifier.create(REPO.sql("update users set name = {} where name <> {};", "c", "z")
                        .execute())
                .expectNext(2L)
                .verifyComplete();
        StepVerifier.create(
                        REPO.sql("/* all */ with gone as (delete from users returning id) select count(*) from gone")
                                .as(Types.INT8))
                .expectNext(2L)
                .verifyComplete();
        StepVerifier.create(REPO.sql("-- one\n(select 1) -- two").readOnly().as(Types.INT4))
                .expectNext(1)
                .verifyComplete();
    }

    @Test
    @Behaviour({"sql.exs:147", "sql.exs:151"})
    void aTableCanBeMadeAndLookedFor() {
        var exists = REPO.sql("select to_regclass({}) is not null", "made").as(Types.BOOL);

        StepVerifier.create(exists).expectNext(false).verifyComplete();
        StepVerifier.create(REPO.execute("create table made (a text default '{}')"))
                .verifyComplete();
        StepVerifier.create(exists).expectNext(true).verifyComplete();
        StepVerifier.create(REPO.sql("drop table made").execute())
                .expectNext(0L)
                .verifyComplete();
    }

    @Test
    void aStatementThatChangesItsSessionLeavesNoTrace() {
        StepVerifier.create(REPO.execute("set application_name = 'changed'")).verifyComplete();
        StepVerifier.create(REPO.sql("show application_name")
                        .as(Types.TEXT)
                        .repeat(20)
                        .distinct())
                .expectNext("millrace")
                .verifyComplete();
    }

    @Test
    void copyIsRefused() {
        assertThatThrownBy(() -> now(REPO.sql("copy users from stdin").execute()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-109: sql copy: COPY is not supported");
    }

    @Test
    void tooFewTooManyAndNullAreRefused() {
        assertThatThrownBy(() -> REPO.sql("select {}", "a", "b").toSql())
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-109: the statement has 1 place and 2 values
                          query: select {}
                          because: each {} takes one value, except in quotes and comments, where it is text
                          fix: give one value for each {}""");
        assertThatThrownBy(() -> now(REPO.sql("select {}, {}", "a", null).execute()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-109: a value of a fragment or a call is null");
        assertThatThrownBy(() -> now(REPO.sql("select 1; select 2").execute()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-109: the statement cannot be sent
                          query: select 1; select 2
                          because: a semicolon ends the statement that it stands in
                          fix: send one complete statement""");
    }

    @Test
    void whatTheServerRefusesIsSaid() {
        assertThatThrownBy(() -> now(REPO.sql("select nothing from nowhere where x = {}", "hunter2")
                        .execute()))
                .isInstanceOf(DatabaseError.class)
                .hasMessage("""
                        ORM-602: sql select: the server does not understand the statement
                          query: select nothing from nowhere where x = $1::text
                          because: relation "nowhere" does not exist (42P01)
                          fix: compare the names and types in the query with the database: has every migration run?""");
    }

    @Test
    @Behaviour("prepare_test.exs:7")
    void aStatementIsPreparedOnceAndRunsAgain() {
        var prepared = REPO.sql("select count(*) from pg_prepared_statements where statement like '%once and again%'"
                        + " and name <> ''")
                .as(Types.INT8);
        var same = REPO.sql("select 1 where {} <> 'once and again'", "x").as(Types.INT4);

        for (int i = 0; i < 3; i++) {
            StepVerifier.create(same).expectNext(1).verifyComplete();
        }
        StepVerifier.create(prepared)
                .assertNext(count -> assertThat(count).isLessThanOrEqualTo(2))
                .verifyComplete();
    }
}
