package io.millrace.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class QueriesTest {

    @Test
    void whatIsRunAgainAndAgainIsRefused() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Wire wire = Wire.to(database);
                Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://%s:%d/%s?preferQueryMode=simple"
                                .formatted(wire.host(), wire.port(), database.name()),
                        database.server().user(),
                        database.server().password());
                Statement statement = connection.createStatement()) {
            Queries queries = new Queries(wire);
            queries.startAgain();
            statement.execute("select 1");
            statement.execute("select 2");
            queries.requireNoRepeats(1);
            statement.execute("select 1");
            statement.execute("select 1");

            queries.requireNoRepeats(3);
            assertThatThrownBy(() -> queries.requireNoRepeats(2))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("""
                    one query was run 3 times
                      query: select 1
                      because: it is run for one row at a time, and at most 2 was expected
                      fix: load it for all rows at once: query.preload(…) or repo.preloadAll(rows, …)""");
        }
    }

    @Test
    void whatIsNoQueryIsNotCounted() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Wire wire = Wire.to(database);
                Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://%s:%d/%s?preferQueryMode=simple"
                                .formatted(wire.host(), wire.port(), database.name()),
                        database.server().user(),
                        database.server().password());
                Statement statement = connection.createStatement()) {
            Queries queries = new Queries(wire);
            queries.startAgain();
            statement.execute("BEGIN");
            statement.execute("select 1");
            statement.execute("savepoint one");
            statement.execute("(select 2) union (select 3)");
            statement.execute("release one");
            statement.execute("  with four as (select 4) select * from four");
            statement.execute("rollback");
            statement.execute("");

            assertThat(queries.texts())
                    .containsExactly(
                            "select 1", "(select 2) union (select 3)", "  with four as (select 4) select * from four");
            assertThat(queries.count()).isEqualTo(3);
            assertThat(queries.roundTrips())
                    .isEqualTo(queries.traffic().statements().size());
        }
    }
}
