package io.millrace.migrate.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code new}: writes an empty migration, with this moment for its number. */
final class NewMigration implements Command {

    private final Clock clock;

    NewMigration(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "new";
    }

    @Override
    public String description() {
        return "writes an empty migration: two .sql files, or with --java a class";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.argument("NAME", String.class, "what it does, in words: create_users"));
        spec.addOption(OptionSpec.builder("--java")
                .paramLabel("PACKAGE")
                .type(String.class)
                .description("a class of this package instead, in the folder of the package below --folder")
                .build());
    }

    @Override
    public ExitCode run(Call call) {
        String name = MigrationFiles.words(call.<String>argument().orElseThrow());
        Optional<String> java = call.option("--java");
        Map<Path, String> files = java.isPresent()
                ? type(call.folder(), java.get(), MigrationFiles.number(clock), name)
                : MigrationFiles.scripts(
                        call.folder(),
                        clock,
                        name,
                        "-- What it does.\n",
                        "-- What takes it back; delete this file if nothing does.\n");
        List<String> written = new ArrayList<>();
        files.forEach((file, text) -> written.add(MigrationFiles.write(file, text)));
        call.screen()
                .show(
                        Map.of("files", written),
                        written.stream().map(file -> "wrote " + file).toList());
        return ExitCode.DONE;
    }

    private static Map<Path, String> type(Path folder, String inPackage, String number, String name) {
        String camel = Arrays.stream(name.split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        String type = "V" + number + "_" + camel;
        return Map.of(
                folder.resolve(inPackage.replace('.', '/')).resolve(type + ".java"), """
                package %s;

                import io.millrace.migrate.schema.Migration;
                import io.millrace.migrate.schema.Schema;

                /** What it is for. */
                final class %s extends Migration {

                    @Override
                    protected void change(Schema schema) {}
                }
                """.formatted(inPackage, type));
    }
}
