package io.millrace.mesher.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL that keeps what it committed, and can be killed and started again at the same address. */
final class KillablePostgres implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    private KillablePostgres(Path folder, int port, EmbeddedPostgres server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    static KillablePostgres start(Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return new KillablePostgres(folder, port, server(folder, port));
    }

    private static EmbeddedPostgres server(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("timezone", "UTC")
                .start();
    }

    String url() {
        return "postgresql://postgres@127.0.0.1:%d/postgres".formatted(port);
    }

    /** How long its processes, those that live, have had a processor. */
    Duration worked() throws IOException {
        return postmaster()
                .descendants()
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Kills the server with every process of it, as {@code kill -9} does, and starts it again. */
    void killAndStartAgain() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().get(60, TimeUnit.SECONDS);
        for (ProcessHandle one : all) {
            one.onExit().get(60, TimeUnit.SECONDS);
        }
        // It lets its lock of the folder go; there is no server any more that it could stop.
        server.close();
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
        server = server(folder, port);
    }

    /** What the database says, as one number. */
    long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
