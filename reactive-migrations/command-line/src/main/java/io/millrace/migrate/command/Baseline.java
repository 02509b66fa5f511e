package io.millrace.migrate.command;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code baseline}: writes down that all up to a version have run, without running them. */
final class Baseline implements Command {

    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public String description() {
        return "writes down that all up to a version have run, without running them";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.argument("VERSION", Long.class, "the last one that a database has from before"));
    }

    @Override
    public ExitCode run(Call call) {
        long version = call.<Long>argument().orElseThrow();
        call.migrator().baseline(version).block();
        call.screen().show(Map.of("baseline", version), List.of("all up to " + version + " are written down as run"));
        return ExitCode.DONE;
    }
}
