package io.millrace.test.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.test.database.TestDatabase;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTest {

    private TestDatabase database;
    private Wire wire;

    @BeforeEach
    void lay() {
        database = TestDatabase.create();
        wire = Wire.to(database);
    }

    @AfterEach
    void takeUp() {
        wire.close();
        database.close();
    }

    @Test
    void countsAStatementAndItsRoundTrip() throws SQLException {
        try (java.sql.Connection connection = connect();
                Statement statement = connection.createStatement()) {
            wire.startAgain();
            statement.execute("select 1");

            Traffic traffic = wire.traffic();
            assertThat(traffic.statements()).containsExactly("select 1");
            assertThat(traffic.roundTrips()).isEqualTo(1);
            assertThat(traffic.parses()).isEqualTo(1);
            assertThat(traffic.connections()).isZero();
        }
    }

    @Test
    void statementsSentTogetherAreOneRoundTrip() throws SQLException {
        try (java.sql.Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.addBatch("create temporary table seen (n int)");
            statement.addBatch("insert into seen values (1)");
            wire.startAgain();
            statement.executeBatch();

            assertThat(wire.traffic().statements())
                    .containsExactly("create temporary table seen (n int)", "insert into seen values (1)");
            assertThat(wire.traffic().roundTrips()).isEqualTo(1);
        }
    }

    @Test
    void atADistanceEachAnswerArrivesLater() throws SQLException {
        try (java.sql.Connection connection = connect();
                Statement statement = connection.createStatement()) {
            wire.distance(Duration.ofMillis(40));
            long start = System.nanoTime();
            statement.execute("select 1");
            statement.execute("select 2");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
        }
        assertThatThrownBy(() -> wire.distance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a distance is not negative");
    }

    @Test
    void aStatementThatIsPreparedOnceAndRunTwiceIsParsedOnce() throws SQLException {
        try (java.sql.Connection connection = DriverManager.getConnection(jdbc() + "&prepareThreshold=1");
                PreparedStatement statement = connection.prepareStatement("select ?::int")) {
            wire.startAgain();
            for (int n = 0; n < 2; n++) {
                statement.setInt(1, n);
                statement.execute();
            }

            assertThat(wire.traffic().statements()).containsExactly("select $1::int", "select $1::int");
            assertThat(wire.traffic().parses()).isEqualTo(1);
            assertThat(wire.traffic().roundTrips()).isEqualTo(2);
        }
    }

    @Test
    void passesLargeAnswersWhole() throws SQLException {
        try (java.sql.Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select n, repeat('x', 50) from generate_series(1, 20000) as n")) {
            long sum = 0;
            while (rows.next()) {
                sum += rows.getInt(1);
            }
            assertThat(sum).isEqualTo(20000L * 20001 / 2);
            assertThat(wire.traffic().bytesToClient()).isGreaterThan(1_000_000);
        }
    }

    @Test
    void silenceHoldsTheAnswerBack() throws SQLException {
        try (java.sql.Connection connection = connect();
                Statement statement = connection.createStatement()) {
            wire.silence();
            CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(() -> execute(statement));

            assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            wire.resume();
            assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
        }
    }

    @Test
    void aCutEndsTheConnectionAndLetsTheNextOneIn() throws SQLException {
        try (java.sql.Connection connection = connect();
                Statement statement = connection.createStatement()) {
            wire.cut();
            assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
        }
        try (java.sql.Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select 1")).isTrue();
        }
    }

    @Test
    void aClosedWireLetsNobodyIn() {
        wire.close();
        wire.close();

        assertThatThrownBy(this::connect).isInstanceOf(SQLException.class);
    }

    private java.sql.Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc());
    }

    private String jdbc() {
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                .formatted(
                        wire.host(),
                        wire.port(),
                        database.name(),
                        database.server().user(),
                        database.server().password());
    }

    private static boolean execute(Statement statement) {
        try {
            return statement.execute("select 1");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
