package io.millrace.benchmark.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements on a connection. */
final class Sql {

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Makes something of the row that the result is at. */
    @FunctionalInterface
    interface Decoder<T> {
        T decode(ResultSet row) throws SQLException;
    }

    /** Work within a connection. */
    @FunctionalInterface
    interface Within<T> {
        T run(Sql sql) throws SQLException;
    }

    <T> List<T> rows(String sql, Decoder<T> decoder, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(decoder.decode(result));
            }
            return rows;
        }
    }

    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    int batch(String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                set(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
            return rows.size();
        }
    }

    /** All rows through a cursor, so many at a time; inside of a transaction. */
    String total(String sql, int fetch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(fetch);
            try (ResultSet result = statement.executeQuery()) {
                long rows = 0;
                long sum = 0;
                while (result.next()) {
                    rows++;
                    sum += new World(result.getInt(1), result.getInt(2)).randomNumber();
                }
                return rows + " rows, " + sum;
            }
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        set(statement, values);
        return statement;
    }

    private void set(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Integer[] array) {
                statement.setArray(i + 1, connection.createArrayOf("int4", array));
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
    }
}
