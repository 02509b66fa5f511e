package io.millrace.migrate.command;

import io.millrace.error.MillraceException;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.table.TableDefinition;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands together, and what a failure looks like. */
final class Program {

    static final String NAME = "migrate";

    private final @Nullable MigrationSource migrations;
    private final List<TableDefinition> records;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final CommandLine line;

    Program(
            @Nullable MigrationSource migrations,
            List<TableDefinition> records,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            Clock clock) {
        this.migrations = migrations;
        this.records = List.copyOf(records);
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.err = err;
        this.line = new CommandLine(root());
        List<Command> all = List.of(
                new Up(),
                new Down(),
                new Redo(),
                new Status(),
                new Plan(),
                new Lint(),
                new Traces(),
                new Diffs(clock),
                new Dumps(),
                new NewMigration(clock),
                new Introspects(),
                new Seeds(),
                new Repair(),
                new Resolve(),
                new Baseline(),
                new Completion(() -> line));
        for (Command command : all) {
            commands.put(command.name(), command);
            CommandSpec spec = CommandSpec.create().name(command.name());
            spec.usageMessage().description(command.description());
            spec.mixinStandardHelpOptions(true);
            command.describe(spec);
            line.addSubcommand(command.name(), spec);
        }
        for (var option : Options.ofTheProgram()) {
            line.getCommandSpec().addOption(option);
        }
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setExecutionStrategy(this::execute);
        line.setParameterExceptionHandler((refused, arguments) -> misused(refused));
    }

    private static CommandSpec root() {
        CommandSpec root = CommandSpec.create().name(NAME);
        root.mixinStandardHelpOptions(true);
        root.versionProvider(() -> new String[] {version()});
        root.usageMessage()
                .description("Changes the tables of a PostgreSQL database, one migration after the other.")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.list());
        return root;
    }

    private static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return NAME + (version == null ? "" : " " + version);
    }

    int run(String... arguments) {
        return line.execute(arguments);
    }

    private int execute(ParseResult asked) {
        Integer helped = CommandLine.executeHelpRequest(asked);
        if (helped != null) {
            return ExitCode.DONE.number();
        }
        if (!asked.hasSubcommand()) {
            line.usage(line.getErr(), ansi(asked));
            return ExitCode.USAGE.number();
        }
        ParseResult own = asked.subcommand();
        Screen screen = new Screen(out, err, has(asked, "--json"), ansi(asked));
        Command command = commands.get(own.commandSpec().name());
        if (command == null) {
            throw new IllegalStateException(own.commandSpec().name());
        }
        return run(command, new Call(own, screen, environment, migrations, records), screen)
                .number();
    }

    private static ExitCode run(Command command, Call call, Screen screen) {
        try {
            return command.run(call);
        } catch (MigrationFailure failure) {
            screen.failure(failure.code().id(), message(failure));
            return switch (failure.code()) {
                case LOCK_BUSY -> ExitCode.LOCK_BUSY;
                case UNSAFE, STILL_USED -> ExitCode.UNSAFE;
                default -> ExitCode.FAILED;
            };
        } catch (MillraceException failure) {
            screen.failure(failure.code().id(), message(failure));
            return ExitCode.FAILED;
        } catch (RuntimeException failure) {
            screen.failure("", failure instanceof IllegalArgumentException ? message(failure) : failure.toString());
            return ExitCode.FAILED;
        }
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private int misused(ParameterException refused) {
        err.println(Screen.withoutPassword(message(refused)));
        err.println("migrate --help tells what there is");
        return ExitCode.USAGE.number();
    }

    private Ansi ansi(ParseResult asked) {
        return has(asked, "--no-color") || environment.containsKey("NO_COLOR") ? Ansi.OFF : Ansi.AUTO;
    }

    private static boolean has(ParseResult asked, String option) {
        return asked.hasMatchedOption(option)
                || (asked.hasSubcommand() && asked.subcommand().hasMatchedOption(option));
    }
}
