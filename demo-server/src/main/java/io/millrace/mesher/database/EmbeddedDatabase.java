package io.millrace.mesher.database;

import io.millrace.mesher.problem.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of Mesher's own, with its data in a folder that outlives it.
 *
 * <p>It listens on this machine's loopback only, on a free port, and trusts who comes from there. What it has committed is
 * on the disk: {@code fsync}, {@code full_page_writes} and {@code synchronous_commit} are on. A run that was killed is
 * recovered from by the next one.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** Recovery after a crash takes its time. */
    private static final Duration STARTUP = Duration.ofMinutes(2);

    /** The library starts servers for tests, whose data may be lost; each of these undoes a part of that. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on",
            "listen_addresses", "localhost",
            "unix_socket_directories", "",
            "max_connections", "100",
            "timezone", "UTC");

    private final DataFolder folder;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    /**
     * Starts the server on a folder, which is created where there is none. Blocks until it answers: some seconds, the
     * first time some more.
     *
     * @throws StartRefused if another Mesher runs on the folder, or the server does not start
     */
    public static EmbeddedDatabase start(Path path) {
        refuseHopelessRoot();
        DataFolder folder = DataFolder.open(path);
        try {
            Path files = folder.databaseFiles();
            LeftoverPostmaster.clear(files);
            EmbeddedPostgres server = builder(files).start();
            folder.markCreated();
            return new EmbeddedDatabase(folder, server);
        } catch (IOException | RuntimeException failure) {
            folder.close();
            throw new StartRefused(
                    "the embedded PostgreSQL did not start on " + path,
                    failure.getMessage() == null ? failure.toString() : failure.getMessage(),
                    "read what PostgreSQL logged: -Dorg.slf4j.simpleLogger.log.io.zonky.test=info; "
                            + "or use a server that runs: DATABASE_URL=postgresql://user:password@localhost:5432/mesher",
                    failure);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path files) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                // The HTTP server ends first: see Server.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP);
        SETTINGS.forEach(builder::setServerConfig);
        if (isLinux()) {
            // Whatever the machine's language: the same order of text everywhere.
            builder.setLocaleConfig("locale", "C.UTF-8");
        }
        return builder;
    }

    /** PostgreSQL does not run as root; where root may step into a user namespace, it does not notice. */
    private static void refuseHopelessRoot() {
        if (isLinux() && isRoot() && !LinuxUtils.isUnshareAvailable()) {
            throw new StartRefused(
                    "the embedded PostgreSQL cannot run as root here",
                    "PostgreSQL refuses root, and this system gives root no user namespace (unshare -U)",
                    "start Mesher as another user, or on a server that runs:"
                            + " DATABASE_URL=postgresql://user:password@localhost:5432/mesher",
                    null);
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** Where it is, for a repo: {@code postgresql://postgres@127.0.0.1:port/postgres}. */
    public String url() {
        return "postgresql://postgres@127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    /** Ends the server, with everything written, and lets the folder go. Blocks for as long as that takes. Twice is harmless. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            LOG.error("The embedded PostgreSQL could not be stopped", failure);
        } finally {
            folder.close();
        }
    }
}
