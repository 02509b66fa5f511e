package io.millrace.test.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The way out for root. PostgreSQL refuses to run as root; the embedded server steps into a user namespace then, but a
 * container usually forbids that. So its programs are wrapped to run as the user nobody.
 */
final class Superuser {

    private static final String NOBODY = "nobody";
    private static final List<String> PROGRAMS = List.of("initdb", "pg_ctl", "postgres");

    private Superuser() {}

    /** Whether this is root on a Linux that lets nobody into a user namespace. */
    static boolean mustStepDown() {
        Path self = Path.of("/proc/self");
        try {
            return Files.exists(self)
                    && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                    && !LinuxUtils.isUnshareAvailable();
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Makes the server that is about to start one of the user nobody. */
    static void stepDown(EmbeddedPostgres.Builder builder) throws IOException {
        Path home = readable(Files.createDirectories(
                Path.of(System.getProperty("java.io.tmpdir"), "millrace-postgres-of-" + NOBODY)));
        builder.setOverrideWorkingDirectory(home.toFile());
        try (FileChannel channel =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            unpack(builder);
            for (Path program : programs(home)) {
                wrap(program);
            }
            lock.release();
        }
        Path data = Files.createTempDirectory(home, "data");
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
        builder.setDataDirectory(data);
    }

    /** A start unpacks the archive first, and then fails: its data belongs to root still. */
    private static void unpack(EmbeddedPostgres.Builder builder) throws IOException {
        try {
            builder.start().close();
        } catch (IllegalStateException expected) {
            LoggerFactory.getLogger(Superuser.class).debug("PostgreSQL refused to run as root, as it should", expected);
        }
    }

    private static List<Path> programs(Path home) throws IOException {
        try (Stream<Path> versions = Files.list(home)) {
            return versions.flatMap(version -> PROGRAMS.stream().map(version.resolve("bin")::resolve))
                    .filter(Files::exists)
                    .toList();
        }
    }

    private static void wrap(Path program) throws IOException {
        Path original = program.resolveSibling(program.getFileName() + ".original");
        if (Files.exists(original)) {
            return;
        }
        Files.move(program, original);
        Files.writeString(program, """
                #!/bin/sh
                if [ "$(id -u)" = 0 ]; then
                  exec su -s /bin/sh -c 'exec "$0" "$@"' -- %s "$0.original" "$@"
                fi
                exec "$0.original" "$@"
                """.formatted(NOBODY));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path readable(Path directory) throws IOException {
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
