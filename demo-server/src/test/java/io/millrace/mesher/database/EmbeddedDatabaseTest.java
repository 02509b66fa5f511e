package io.millrace.mesher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.mesher.problem.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class EmbeddedDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void durableLocalAndOneAFolder() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show listen_addresses")).isEqualTo("localhost");
            assertThat(ask(database, "show unix_socket_directories")).isEmpty();
            assertThat(ask(database, "show server_encoding")).isEqualTo("UTF8");
            assertThat(database.url()).startsWith("postgresql://postgres@127.0.0.1:");
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(folder))
                    .withMessage("""
                            the data folder %s is in use
                              because: another Mesher runs on it
                              fix: stop that one, or give this one a folder of its own: MESHER_DATA=./other-data""".formatted(folder));
        }
    }

    @Test
    void dataOutlivesEveryEndOfTheServer() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
            execute(first, "create table kept (a int); insert into kept values (7)");
        }

        EmbeddedDatabase killed = EmbeddedDatabase.start(folder);
        assertThat(ask(killed, "select sum(a) from kept")).isEqualTo("7");
        execute(killed, "insert into kept values (8)");
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get();
        killed.close();
        assertThat(folder.resolve("postgres/postmaster.pid")).exists();

        try (EmbeddedDatabase recovered = EmbeddedDatabase.start(folder)) {
            assertThat(ask(recovered, "select sum(a) from kept")).isEqualTo("15");
        }

        // After a restart of the machine, the process id in the file may be somebody else's.
        String me = Long.toString(ProcessHandle.current().pid());
        Path files = folder.resolve("postgres");
        Files.write(files.resolve("postmaster.pid"), List.of(me, files.toString(), "1", "5432", "", "localhost"));
        try (EmbeddedDatabase restarted = EmbeddedDatabase.start(folder)) {
            assertThat(ask(restarted, "select sum(a) from kept")).isEqualTo("15");
        }
    }

    @Test
    void aFirstStartThatWasCutShortIsMadeAnew() throws IOException, SQLException {
        Path unfinished = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(unfinished.resolve("postgresql.conf"), "");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("postgres-unfinished-"));
        }
    }

    @Test
    void aFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> EmbeddedDatabase.start(file))
                .withMessageStartingWith("the data folder " + file + " cannot be used");
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0));
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String script) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(
                database.url().replace("postgresql://postgres@", "jdbc:postgresql://") + "?user=postgres");
    }
}
