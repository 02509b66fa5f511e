package io.millrace.mesher.server;

import io.millrace.migrate.StartMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about how Mesher runs.
 *
 * @param host {@code HOST}: the address to listen on, 127.0.0.1 by default, since nobody has to sign in yet
 * @param port {@code PORT}: where to listen, 8080 by default, 0 for any free port
 * @param databaseUrl {@code DATABASE_URL}: the database to use; without it an embedded one is started
 * @param startMode {@code MESHER_MIGRATIONS}: what is done about the tables at the start: migrate, the default, wait for
 *     another instance that does, validate that another has, or off
 * @param dataFolder {@code MESHER_DATA}: where the embedded database keeps its data, {@code ./mesher-data} by default
 */
public record Configuration(String host, int port, Optional<String> databaseUrl, StartMode startMode, Path dataFolder) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads the environment. A variable that is empty counts as absent.
     *
     * @throws InvalidSettings if a value makes no sense; it names all of them at once
     */
    public static Configuration of(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Configuration configuration = new Configuration(
                value(environment, "HOST").orElse("127.0.0.1"),
                value(environment, "PORT").map(port -> port(port, problems)).orElse(8080),
                value(environment, "DATABASE_URL").filter(url -> isDatabase(url, problems)),
                value(environment, "MESHER_MIGRATIONS")
                        .map(mode -> mode(mode, problems))
                        .orElse(StartMode.MIGRATE),
                folder(value(environment, "MESHER_DATA").orElse("mesher-data"), problems));
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return configuration;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static int port(String text, List<String> problems) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return Integer.parseInt(text);
        }
        problems.add("""
                PORT is "%s"
                  because: a port is a whole number from 0 to 65535, where 0 means any free one
                  fix: PORT=8080""".formatted(text));
        return 0;
    }

    private static boolean isDatabase(String url, List<String> problems) {
        boolean database = url.startsWith("postgresql://") || url.startsWith("postgres://");
        if (!database) {
            // The value is not repeated: a password may stand in it.
            problems.add("""
                    DATABASE_URL is no address of a PostgreSQL database
                      because: it does not begin with postgresql:// or postgres://
                      fix: DATABASE_URL=postgresql://user:password@localhost:5432/mesher, or leave it out""");
        }
        return database;
    }

    private static StartMode mode(String text, List<String> problems) {
        for (StartMode mode : StartMode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
                return mode;
            }
        }
        problems.add("""
                MESHER_MIGRATIONS is "%s"
                  because: it is one of migrate, wait, validate, off
                  fix: MESHER_MIGRATIONS=migrate""".formatted(text));
        return StartMode.MIGRATE;
    }

    private static Path folder(String text, List<String> problems) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException invalid) {
            problems.add("""
                    MESHER_DATA is no path
                      because: %s
                      fix: MESHER_DATA=./mesher-data""".formatted(invalid.getReason()));
            return Path.of("");
        }
    }
}
