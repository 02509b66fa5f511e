package io.millrace.migrate.command;

import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.table.TableDefinition;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line. An application calls it with its own migrations, and has them in its own jar:
 *
 * <pre>{@code
 * public static void main(String[] arguments) {
 *     System.exit(MigrateCommand.of(new V1_CreateUsers(), new V2_CreatePosts()).run(arguments));
 * }
 * }</pre>
 *
 * <p>The database is that of {@code DATABASE_URL}, or of the options. No password is ever printed. Results go to the
 * standard output, everything else to the standard error; {@link ExitCode} has the numbers.
 */
public final class MigrateCommand {

    private final @Nullable MigrationSource migrations;

    private final List<TableDefinition> records;

    private MigrateCommand(@Nullable MigrationSource migrations, List<TableDefinition> records) {
        this.migrations = migrations;
        this.records = List.copyOf(records);
    }

    /** The command line for these migrations. */
    public static MigrateCommand of(Migration... migrations) {
        return of(MigrationSource.of(migrations));
    }

    /** The command line for the migrations of a source. */
    public static MigrateCommand of(MigrationSource migrations) {
        return new MigrateCommand(migrations, List.of());
    }

    /** With the tables of the application's records, which {@code diff} compares with the database. */
    public MigrateCommand withRecords(TableDefinition... tables) {
        return new MigrateCommand(migrations, List.of(tables));
    }

    /** Does what the arguments ask for; answers what the process ends with. Blocks. */
    public int run(String... arguments) {
        return new Program(migrations, records, System.getenv(), System.out, System.err, Clock.systemUTC())
                .run(arguments);
    }

    /** The program of the runnable jar, whose migrations are the {@code .sql} files of a folder. */
    public static void main(String[] arguments) {
        System.exit(new MigrateCommand(null, List.of()).run(arguments));
    }
}
