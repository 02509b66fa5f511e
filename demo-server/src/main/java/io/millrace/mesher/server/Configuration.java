package io.millrace.mesher.server;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about how Mesher runs.
 *
 * @param host {@code HOST}: the address to listen on, 127.0.0.1 by default, since nobody has to sign in yet
 * @param port {@code PORT}: where to listen, 8080 by default, 0 for any free port
 * @param databaseUrl {@code DATABASE_URL}: the database to use; without it an embedded one is started
 * @param dataFolder {@code MESHER_DATA}: where the embedded database keeps its data, {@code ./mesher-data} by default
 */
public record Configuration(String host, int port, Optional<String> databaseUrl, Path dataFolder) {

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
