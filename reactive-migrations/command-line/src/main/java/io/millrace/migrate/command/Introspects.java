package io.millrace.migrate.command;

import io.millrace.migrate.introspect.Introspection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code introspect}: writes records for the tables that are there. */
final class Introspects implements Command {

    @Override
    public String name() {
        return "introspect";
    }

    @Override
    public String description() {
        return "writes a record for each table that is there, and an enum for each enum type; without --into prints them";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.argument("PACKAGE", String.class, "the package of the records: org.shop"));
        spec.addOption(OptionSpec.builder("--into")
                .paramLabel("PATH")
                .type(Path.class)
                .description("the folder of the sources, such as src/main/java; files that are there are left alone")
                .build());
    }

    @Override
    public ExitCode run(Call call) {
        String inPackage = call.<String>argument().orElseThrow();
        Introspection introspection = Introspection.of(call.options());
        Optional<String> schema = call.option("--schema");
        if (schema.isPresent()) {
            introspection = introspection.schemas(schema.get());
        }
        Map<String, String> sources =
                introspection.records(inPackage).blockOptional().orElseThrow();
        Optional<Path> into = call.option("--into");
        if (into.isEmpty()) {
            call.screen()
                    .show(
                            sources,
                            sources.values().stream().map(String::stripTrailing).toList());
            return ExitCode.DONE;
        }
        Path folder = into.get().resolve(inPackage.replace('.', '/'));
        List<String> written = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        sources.forEach((name, source) -> {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                lines.add("left " + file + " as it is");
            } else {
                write(folder, file, source);
                written.add(file.toString());
                lines.add("wrote " + file);
            }
        });
        call.screen().show(Map.of("files", written), lines);
        return ExitCode.DONE;
    }

    private static void write(Path folder, Path file, String source) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file, source, StandardOpenOption.CREATE_NEW);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
