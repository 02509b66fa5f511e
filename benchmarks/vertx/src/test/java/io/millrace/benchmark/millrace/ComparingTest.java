package io.millrace.benchmark.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.millrace.Turns.Work;
import io.millrace.migrate.catalog.Catalogue;
import io.millrace.migrate.drift.Drift;
import io.millrace.repo.RepoOptions;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import io.millrace.test.database.PostgresServer;
import io.millrace.test.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What it costs to compare records with their tables, beside the bare queries. */
@Tag("slow")
@Timeout(600)
class ComparingTest {

    private static final int TABLES = 500;

    @Test
    void comparingFiveHundredTablesTakesLessThanThreeTimesTheBareQueries() throws SQLException {
        List<TableDefinition> tables = tables();
        try (TestDatabase database = TestDatabase.create()) {
            try (Connection connection = connect(database);
                    Statement statement = connection.createStatement()) {
                for (TableDefinition table : tables) {
                    statement.execute(String.join(";", table.createStatements()));
                }
            }
            Drift drift = Drift.of(RepoOptions.url(database.url()), tables);
            assertThat(drift.check().block().toString()).isEmpty();
            String bare = Catalogue.queries(List.of());

            Turns.of(
                            "the bare queries",
                            Work.here(() -> read(database, bare)),
                            Work.here(() -> drift.check().block()))
                    .take("drift of " + TABLES + " tables", 1 / 3.0);
        }
    }

    private static List<TableDefinition> tables() {
        return IntStream.range(0, TABLES)
                .mapToObj(number -> new TableDefinition(
                        null,
                        "t" + number,
                        "T" + number,
                        IntStream.range(0, 10)
                                .mapToObj(column -> ColumnDefinition.of("c" + column, "c" + column, "text"))
                                .map(column -> column.name().equals("c0") ? column.key(0) : column)
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()))
                .toList();
    }

    private static void read(TestDatabase database, String queries) {
        try (Connection own = connect(database);
                Statement query = own.createStatement()) {
            for (boolean more = query.execute(queries); more; more = query.getMoreResults()) {
                try (var rows = query.getResultSet()) {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        PostgresServer server = database.server();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + database.name(),
                server.user(),
                server.password());
    }
}
