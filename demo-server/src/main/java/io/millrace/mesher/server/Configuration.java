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
 * @param host {@code HOST}: the address to listen on, 127.0.0.1 by default, since it speaks HTTP without TLS
 * @param port {@code PORT}: where to listen, 8080 by default, 0 for any free port
 * @param databaseUrl {@code DATABASE_URL}: the database to use; without it an embedded one is started
 * @param startMode {@code MESHER_MIGRATIONS}: what is done about the tables at the start: migrate, the default, wait for
 *     another instance that does, validate that another has, or off
 * @param dataFolder {@code MESHER_DATA}: where the embedded database keeps its data, {@code ./mesher-data} by default
 * @param first what the first start makes
 * @param intake how many events are taken
 * @param registration {@code MESHER_REGISTRATION}: whether anybody may register, open, the default, or closed
 */
public record Configuration(
        String host,
        int port,
        Optional<String> databaseUrl,
        StartMode startMode,
        Path dataFolder,
        First first,
        Intake intake,
        boolean registration) {

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST = 1_000_000_000;

    /**
     * What the first start on an empty database makes.
     *
     * @param email {@code MESHER_OWNER_EMAIL}: whom it belongs to, owner@localhost by default
     * @param password {@code MESHER_OWNER_PASSWORD}: their password; drawn, and printed once, by default
     * @param key {@code MESHER_FIRST_KEY}: the key of the first project; drawn, and printed once, by default
     */
    public record First(String email, Optional<String> password, Optional<String> key) {}

    /**
     * How many events are taken.
     *
     * @param rateEvents {@code MESHER_RATE_LIMIT_EVENTS}: of one project in a window, 6,000 by default
     * @param rateSeconds {@code MESHER_RATE_LIMIT_SECONDS}: how long a window is, 60 by default
     * @param queue {@code MESHER_QUEUE}: how many wait to be written, 10,000 by default
     * @param batch {@code MESHER_BATCH}: how many are written at once, 500 by default
     * @param batchMillis {@code MESHER_BATCH_MILLIS}: how long the first of them waits for others, 3 by default
     */
    public record Intake(int rateEvents, int rateSeconds, int queue, int batch, int batchMillis) {}

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
                folder(value(environment, "MESHER_DATA").orElse("mesher-data"), problems),
                first(environment, problems),
                intake(environment, problems),
                value(environment, "MESHER_REGISTRATION")
                        .map(text -> isOpen(text, problems))
                        .orElse(true));
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return configuration;
    }

    private static First first(Map<String, String> environment, List<String> problems) {
        return new First(
                value(environment, "MESHER_OWNER_EMAIL").orElse("owner@localhost"),
                value(environment, "MESHER_OWNER_PASSWORD").filter(password -> isLong(password, problems)),
                value(environment, "MESHER_FIRST_KEY"));
    }

    private static Intake intake(Map<String, String> environment, List<String> problems) {
        return new Intake(
                number(environment, "MESHER_RATE_LIMIT_EVENTS", 6_000, problems),
                number(environment, "MESHER_RATE_LIMIT_SECONDS", 60, problems),
                number(environment, "MESHER_QUEUE", 10_000, problems),
                number(environment, "MESHER_BATCH", 500, problems),
                number(environment, "MESHER_BATCH_MILLIS", 3, problems));
    }

    private static boolean isLong(String password, List<String> problems) {
        boolean enough = password.length() >= 10;
        if (!enough) {
            problems.add("""
                    MESHER_OWNER_PASSWORD is too short
                      because: a password has at least 10 characters
                      fix: choose a longer one, or leave it out: Mesher draws one and prints it""");
        }
        return enough;
    }

    private static boolean isOpen(String text, List<String> problems) {
        if (!text.equals("open") && !text.equals("closed")) {
            problems.add("""
                    MESHER_REGISTRATION is "%s"
                      because: it is open or closed
                      fix: MESHER_REGISTRATION=closed""".formatted(text));
        }
        return text.equals("open");
    }

    private static int number(Map<String, String> environment, String name, int usual, List<String> problems) {
        return value(environment, name)
                .map(text -> {
                    if (text.matches("[0-9]{1,10}") && Long.parseLong(text) >= 1 && Long.parseLong(text) <= MOST) {
                        return Integer.parseInt(text);
                    }
                    problems.add("""
                            %s is "%s"
                              because: it is a whole number from 1 to 1000000000
                              fix: %s=%d""".formatted(name, text, name, usual));
                    return usual;
                })
                .orElse(usual);
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
