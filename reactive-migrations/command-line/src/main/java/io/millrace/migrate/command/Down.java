package io.millrace.migrate.command;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.report.MigrationReport;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import reactor.core.publisher.Mono;

/** {@code down}: takes back the newest, or so many, or down to a version. */
final class Down implements Command {

    @Override
    public String name() {
        return "down";
    }

    @Override
    public String description() {
        return "takes back the newest, or so many, or down to a version";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addArgGroup(Options.howFar("everything that is newer than this version; 0 for everything"));
    }

    @Override
    public ExitCode run(Call call) {
        Migrator migrator = call.migrator();
        Optional<Long> to = call.option("--to");
        int steps = call.<Integer>option("--steps").orElse(1);
        Mono<MigrationReport> work = to.isPresent() ? migrator.downTo(to.get()) : migrator.downSteps(steps);
        return Reports.show(call.screen(), work.blockOptional().orElseThrow());
    }
}
