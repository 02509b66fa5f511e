package io.millrace.migrate.command;

import io.millrace.migrate.dump.SchemaDump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code dump}: prints the structure of the database as SQL, or writes it into a file, or loads one. */
final class Dumps implements Command {

    @Override
    public String name() {
        return "dump";
    }

    @Override
    public String description() {
        return "prints the structure of the database as SQL, without its rows; --load runs such a script";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(file("--file", "write it here, over what was there"));
        spec.addOption(file("--load", "run this script on the database, all of it or nothing"));
    }

    private static OptionSpec file(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("FILE")
                .type(Path.class)
                .description(description)
                .build();
    }

    @Override
    public ExitCode run(Call call) {
        SchemaDump dump = SchemaDump.of(call.options());
        Optional<String> schema = call.option("--schema");
        if (schema.isPresent()) {
            dump = dump.schemas(schema.get());
        }
        Optional<Path> load = call.option("--load");
        if (load.isPresent()) {
            dump.load(read(load.get())).block();
            call.screen().show(Map.of("loaded", load.get().toString()), List.of("loaded " + load.get()));
            return ExitCode.DONE;
        }
        String script = dump.write().blockOptional().orElseThrow();
        Optional<Path> file = call.option("--file");
        if (file.isPresent()) {
            write(file.get(), script);
            call.screen().show(Map.of("files", List.of(file.get().toString())), List.of("wrote " + file.get()));
        } else {
            call.screen().show(Map.of("sql", script), List.of(script.stripTrailing()));
        }
        return ExitCode.DONE;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
