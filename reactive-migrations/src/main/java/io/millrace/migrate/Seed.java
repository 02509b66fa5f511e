package io.millrace.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rows that a database begins with, as SQL. It runs once, after all migrations, and again when what it says was changed;
 * write it so that a second run does no harm: {@code insert … on conflict do nothing}.
 *
 * @param name what it is known by
 * @param sql its statements
 */
public record Seed(String name, String sql) {

    /** The seed in a file, known by the file's name. Blocks while it reads. */
    public static Seed file(Path file) {
        try {
            return new Seed(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
