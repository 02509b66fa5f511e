package io.millrace.migrate.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code new}: writes an empty migration, with this moment for its number. */
final class NewMigration implements Command {

    private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

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
        String name = words(call.<String>argument().orElseThrow());
        String number = NUMBER.format(LocalDateTime.now(clock));
        Optional<String> java = call.option("--java");
        Map<Path, String> files =
                java.isPresent() ? type(call.folder(), java.get(), number, name) : scripts(call.folder(), number, name);
        List<String> written = new ArrayList<>();
        files.forEach((file, text) -> written.add(write(file, text)));
        call.screen()
                .show(
                        Map.of("files", written),
                        written.stream().map(file -> "wrote " + file).toList());
        return ExitCode.DONE;
    }

    private static String words(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a migration's name has letters or digits: create_users");
        }
        return words;
    }

    private static Map<Path, String> scripts(Path folder, String number, String name) {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(folder.resolve(number + "_" + name + ".up.sql"), "-- What it does.\n");
        files.put(
                folder.resolve(number + "_" + name + ".down.sql"),
                "-- What takes it back; delete this file if nothing does.\n");
        return files;
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

    private static String write(Path file, String text) {
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
