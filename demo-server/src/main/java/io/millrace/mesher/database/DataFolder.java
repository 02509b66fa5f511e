package io.millrace.mesher.database;

import io.millrace.mesher.problem.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that keeps the data of the embedded database, held by one Mesher at a time.
 *
 * <p>In it are {@code postgres}, the database's own files; {@code created}, which says that these were once complete; and
 * {@code lock}, which the system releases however the process ends.
 */
final class DataFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder, and creates it where there is none.
     *
     * @throws StartRefused if another Mesher holds it, or it cannot be written
     */
    static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new StartRefused(
                        "the data folder " + folder + " is in use",
                        "another Mesher runs on it",
                        "stop that one, or give this one a folder of its own: MESHER_DATA=./other-data",
                        null);
            }
            return new DataFolder(folder, lockFile);
        } catch (IOException unwritable) {
            throw new StartRefused(
                    "the data folder " + folder + " cannot be used",
                    String.valueOf(unwritable.getMessage()),
                    "give a folder that can be written: MESHER_DATA=./mesher-data",
                    unwritable);
        }
    }

    private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** The database's own files. What a first start left unfinished is moved aside, so that it can be made anew. */
    Path databaseFiles() throws IOException {
        Path files = folder.resolve("postgres");
        if (Files.exists(files) && !isCreated()) {
            String moment = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss")
                    .withZone(ZoneOffset.UTC)
                    .format(Instant.now());
            Path aside = Files.move(files, folder.resolve("postgres-unfinished-" + moment));
            LOG.warn("The database in {} was never complete; it is moved to {}", folder, aside.getFileName());
        }
        return files;
    }

    boolean isCreated() {
        return Files.exists(folder.resolve("created"));
    }

    /** Says that the database's files are complete. */
    void markCreated() throws IOException {
        if (!isCreated()) {
            Files.writeString(folder.resolve("created"), Instant.now() + "\n");
        }
    }

    /** Lets the folder go. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failure) {
            LOG.warn("The lock of {} could not be released", folder, failure);
        }
    }
}
