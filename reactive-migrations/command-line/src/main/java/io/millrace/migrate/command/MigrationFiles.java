package io.millrace.migrate.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The files that commands write: named after this moment, and never over another. */
final class MigrationFiles {

    private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private MigrationFiles() {}

    static String number(Clock clock) {
        return NUMBER.format(LocalDateTime.now(clock));
    }

    static String words(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a migration's name has letters or digits: create_users");
        }
        return words;
    }

    static Map<Path, String> scripts(Path folder, Clock clock, String name, String up, String down) {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(folder.resolve(number(clock) + "_" + name + ".up.sql"), up);
        files.put(folder.resolve(number(clock) + "_" + name + ".down.sql"), down);
        return files;
    }

    static String write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            return file.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
