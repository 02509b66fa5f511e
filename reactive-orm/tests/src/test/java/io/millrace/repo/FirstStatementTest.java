package io.millrace.repo;

import static io.millrace.blog.UserTable.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.DatabaseError;
import io.millrace.repo.sql.SqlStatement;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What goes over the wire before and with the first statement of a connection. */
class FirstStatementTest {

    private static final String MESSAGES =
            "select set_config('lc_messages', 'C', false) where current_setting('is_superuser') = 'on'";
    private static final String GET = "select users.id, users.name, users.custom_id, users.inserted_at,"
            + " users.updated_at from users where users.id = $1::int8";
    private static final String VALUES = "select 7::int4, 8::int8, 'x'::text, true, 1.50::numeric::text, 2.5::float8,"
            + " date '2026-02-03', timestamptz '2026-02-03 04:05:06.123456+00',"
            + " uuid '00000000-0000-0000-0000-000000000001', null::text";

    private final TestDatabase database =
            TestDatabase.create(String.join(";\n", USER.definition().createStatements()));
    private final Wire wire = Wire.to(database);
    private final Repo repo = Repo.connect(wire.url());

    @AfterEach
    void close() {
        repo.close().block();
        wire.close();
        database.close();
    }

    @Test
    void aFirstGetIsConnectingPreparingAndAskingAndNothingElse() {
        wire.distance(Duration.ofMillis(50));
        assertThat(repo.get(USER, 1L).blockOptional()).isEmpty();

        assertThat(wire.traffic().connections()).isEqualTo(1);
        assertThat(wire.traffic().statements()).containsExactly(MESSAGES, GET);
        assertThat(wire.traffic().parses()).isEqualTo(1);
        // The connection's own statement travels in front of what is prepared.
        assertThat(wire.traffic().roundTrips()).isEqualTo(2);
    }

    @Test
    void whatIsAskedOnceIsNotPreparedFirst() {
        wire.distance(Duration.ofMillis(50));
        assertThat(repo.sql("select 1").once().as(Types.INT4).collectList().block())
                .containsExactly(1);

        assertThat(wire.traffic().connections()).isEqualTo(1);
        assertThat(wire.traffic().statements()).containsExactly(MESSAGES, "select 1");
        assertThat(wire.traffic().parses()).isZero();
        assertThat(wire.traffic().roundTrips()).isEqualTo(1);
    }

    @Test
    void itsRowsAreReadAsThoseOfAnyOther() {
        List<Values> once = values(repo.sql(VALUES).readOnly().once());

        assertThat(once)
                .isEqualTo(values(repo.sql(VALUES)))
                .containsExactly(new Values(
                        7,
                        8,
                        "x",
                        true,
                        new BigDecimal("1.50"),
                        2.5,
                        LocalDate.of(2026, 2, 3),
                        Instant.parse("2026-02-03T04:05:06.123456Z"),
                        new UUID(0, 1),
                        true));
        assertThat(repo.sql("select n from generate_series(1, 1000) as n")
                        .once()
                        .as(Types.INT4)
                        .reduce(0, Integer::sum)
                        .block())
                .isEqualTo(500_500);
    }

    @Test
    void withParametersItIsPreparedAsEver() {
        assertThat(repo.sql("select {}", 5).once().as(Types.INT4).collectList().block())
                .containsExactly(5);

        assertThat(wire.traffic().statements()).containsExactly(MESSAGES, "select $1::int4");
        assertThat(wire.traffic().parses()).isEqualTo(1);
    }

    @Test
    void whatIsAskedOnceRunsInItsTransactionAndFailsAsAnyOther() {
        Mono<Long> inside = repo.insert(USER.draft().name("Ann"))
                .then(repo.sql("select count(*) from users")
                        .once()
                        .as(Types.INT8)
                        .single());

        assertThat(repo.transaction(inside).block()).isEqualTo(1);
        assertThatThrownBy(() -> repo.sql("select nobody").once().as(Types.TEXT).blockLast())
                .isInstanceOf(DatabaseError.class)
                .hasMessageContaining("column \"nobody\" does not exist");
        assertThat(repo.sql("select 1").once().as(Types.INT4).blockLast()).isEqualTo(1);
    }

    @Test
    void messagesAreInEnglishWhereTheUserMaySaySo() {
        String role = database.name() + "_reader";
        database.execute("create role " + role + " login;" + " alter database " + database.name()
                + " set lc_messages = 'POSIX'");
        Repo plain = Repo.connect(database.url().replace("postgres@", role + "@"));
        try {
            assertThat(messages(repo)).isEqualTo("C");
            assertThat(messages(plain)).isEqualTo("POSIX");
        } finally {
            plain.close().block();
            database.execute("drop role " + role);
        }
    }

    private static String messages(Repo repo) {
        return repo.sql("show lc_messages").as(Types.TEXT).blockLast();
    }

    private static List<Values> values(SqlStatement statement) {
        return statement
                .map(row -> new Values(
                        row.get(0, Types.INT4),
                        row.get(1, Types.INT8),
                        row.get(2, Types.TEXT),
                        row.get(3, Types.BOOL),
                        row.get(4, Types.NUMERIC),
                        row.get(5, Types.FLOAT8),
                        row.get(6, Types.DATE),
                        row.get(7, Types.TIMESTAMPTZ),
                        row.get(8, Types.UUID),
                        row.find(9, Types.TEXT).isEmpty()))
                .collectList()
                .block();
    }

    private record Values(
            int number,
            long wide,
            String text,
            boolean truth,
            BigDecimal exact,
            double rough,
            LocalDate day,
            Instant moment,
            UUID name,
            boolean empty) {}
}
