package io.millrace.migrate.command;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.RepoOptions;
import io.millrace.table.TableDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** One call of the program: what was asked for, of what, and where the answer goes. */
final class Call {

    private static final Duration PROGRESS = Duration.ofSeconds(5);

    private final ParseResult asked;
    private final Screen screen;
    private final Map<String, String> environment;
    private final @Nullable MigrationSource own;
    private final List<TableDefinition> records;

    Call(
            ParseResult asked,
            Screen screen,
            Map<String, String> environment,
            @Nullable MigrationSource own,
            List<TableDefinition> records) {
        this.asked = asked;
        this.screen = screen;
        this.environment = environment;
        this.own = own;
        this.records = records;
    }

    Screen screen() {
        return screen;
    }

    /** The value of an option, of this command or of the program. */
    <T> Optional<T> option(String name) {
        return Optional.ofNullable(asked.<T>matchedOptionValue(name, null));
    }

    boolean has(String name) {
        return asked.hasMatchedOption(name);
    }

    /** The argument of the command, if it was given. */
    <T> Optional<T> argument() {
        return Optional.ofNullable(asked.<T>matchedPositionalValue(0, null));
    }

    /** The database: {@code DATABASE_URL} and its kin, over which the options win. */
    RepoOptions options() {
        Map<String, String> variables = new HashMap<>(environment);
        this.<String>option("--url").ifPresent(url -> variables.put("DATABASE_URL", url));
        RepoOptions options = RepoOptions.fromEnv(variables).withApplicationName("millrace-migrate");
        Optional<String> database = option("--database");
        if (database.isPresent()) {
            options = options.withDatabase(database.get());
        }
        return Login.of(
                options, option("--user"), this.<char[]>option("--password").map(String::new));
    }

    /** Where the {@code .sql} files are. */
    Path folder() {
        return this.<Path>option("--folder")
                .orElseGet(() -> Path.of(environment.getOrDefault("MILLRACE_MIGRATIONS", "migrations")));
    }

    /** The tables of the application's records. */
    List<TableDefinition> records() {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("there are no records here to compare with: call the command from your"
                    + " application, MigrateCommand.of(…).withRecords(USER.definition()).run(arguments)");
        }
        return records;
    }

    private MigrationSource source() {
        if (own == null) {
            return MigrationSource.folder(folder());
        }
        return has("--folder") ? own.and(MigrationSource.folder(folder())) : own;
    }

    Migrator migrator() {
        Migrator migrator =
                Migrator.of(options(), source()).withProgress(PROGRESS, progress -> screen.note(progress.toString()));
        Optional<String> schema = option("--schema");
        if (schema.isPresent()) {
            migrator = migrator.inSchema(schema.get());
        }
        Optional<Integer> patience = option("--wait");
        if (patience.isPresent()) {
            migrator = migrator.withPatience(Duration.ofSeconds(patience.get()));
        }
        if (!records.isEmpty()) {
            migrator = migrator.usedBy(records.toArray(new TableDefinition[0]));
        }
        return has("--any-order") ? migrator.anyOrder() : migrator;
    }
}
