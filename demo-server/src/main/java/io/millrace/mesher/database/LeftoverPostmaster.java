package io.millrace.mesher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a Mesher that was killed left behind: a PostgreSQL that still runs on the folder, or only its {@code
 * postmaster.pid}.
 *
 * <p>PostgreSQL takes such a file away by itself, unless by now the process id belongs to somebody else, as happens after
 * a restart of the machine or of a container: then it believes that somebody to be a postmaster, and refuses to start.
 * Whoever calls this holds the lock of the folder, so no other Mesher can be using it.
 */
final class LeftoverPostmaster {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostmaster.class);
    private static final long PATIENCE_SECONDS = 30;

    private LeftoverPostmaster() {}

    static void clear(Path databaseFiles) throws IOException {
        Path pidFile = databaseFiles.resolve("postmaster.pid");
        Optional<ProcessHandle> process = process(pidFile);
        if (process.isEmpty()) {
            return;
        }
        if (isPostmasterOf(process.get(), databaseFiles)) {
            LOG.warn("PostgreSQL still runs on {} after its Mesher was killed; it is stopped", databaseFiles);
            stop(process.get());
        } else {
            LOG.warn("{} names a process that is no PostgreSQL of this folder; it is removed", pidFile);
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    }

    private static boolean isPostmasterOf(ProcessHandle process, Path databaseFiles) {
        boolean postgres = process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith("postgres"))
                .orElse(false);
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return postgres && Arrays.asList(arguments).contains(databaseFiles.toString());
    }

    private static void stop(ProcessHandle postmaster) {
        postmaster.destroy();
        try {
            postmaster.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stillThere) {
            // A client that stays connected holds it up; what is committed is safe with the log it writes ahead.
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
