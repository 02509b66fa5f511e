package io.millrace.test.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The housekeeping around tests: plain JDBC, one statement list at a time. */
final class Administration {

    private final ServerAddress address;

    Administration(ServerAddress address) {
        this.address = address;
    }

    /** Runs a script of any number of statements, in one implicit transaction where PostgreSQL allows it. */
    void execute(String database, String script) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script);
        } catch (SQLException failure) {
            throw refused(database, failure);
        }
    }

    /** The first column of every row, as text. */
    List<@Nullable String> column(String database, String query) {
        List<@Nullable String> values = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        } catch (SQLException failure) {
            throw refused(database, failure);
        }
        return Collections.unmodifiableList(values);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(database), address.credentials());
    }

    private IllegalStateException refused(String database, SQLException failure) {
        return new IllegalStateException(
                "the test server at %s:%d refused, in database %s: %s"
                        .formatted(address.host(), address.port(), database, failure.getMessage()),
                failure);
    }
}
