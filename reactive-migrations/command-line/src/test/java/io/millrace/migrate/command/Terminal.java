package io.millrace.migrate.command;

import io.millrace.table.TableDefinition;
import io.millrace.test.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Somebody who calls the command line, on a database and a folder of {@code .sql} files. */
final class Terminal {

    private final Map<String, String> environment;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Terminal(TestDatabase database, Path folder) {
        this.environment = Map.of("DATABASE_URL", database.url(), "MILLRACE_MIGRATIONS", folder.toString());
    }

    int run(String... arguments) {
        return run(List.of(), arguments);
    }

    int run(List<TableDefinition> records, String... arguments) {
        return new Program(
                        null,
                        records,
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Clock.fixed(Instant.parse("2026-11-21T09:30:00Z"), ZoneOffset.UTC))
                .run(arguments);
    }

    /** What was printed since this was asked the last time. */
    String printed() {
        return taken(out);
    }

    String errors() {
        return taken(err);
    }

    private static String taken(ByteArrayOutputStream stream) {
        String text = stream.toString(StandardCharsets.UTF_8).replace("\r", "");
        stream.reset();
        return text;
    }
}
