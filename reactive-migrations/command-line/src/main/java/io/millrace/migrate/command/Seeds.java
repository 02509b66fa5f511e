package io.millrace.migrate.command;

import io.millrace.migrate.Seed;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code seed}: runs the rows that a database begins with, where they have not run as they are now. */
final class Seeds implements Command {

    @Override
    public String name() {
        return "seed";
    }

    @Override
    public String description() {
        return "runs .sql files of rows that a database begins with, once, and again where they say something else";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .description("in the order in which they run")
                .build());
    }

    @Override
    public ExitCode run(Call call) {
        List<Path> files = call.<List<Path>>argument().orElseThrow();
        Seed[] seeds = files.stream().map(Seeds::read).toArray(Seed[]::new);
        List<String> ran = call.migrator().seed(seeds).blockOptional().orElseThrow();
        Stream<String> lines =
                ran.isEmpty() ? Stream.of("nothing to do") : ran.stream().map(name -> "ran " + name);
        call.screen().show(Map.of("seeded", ran), lines.toList());
        return ExitCode.DONE;
    }

    private static Seed read(Path file) {
        try {
            return Seed.file(file);
        } catch (UncheckedIOException unreadable) {
            throw new IllegalArgumentException("file " + file + " cannot be read", unreadable);
        }
    }
}
