package io.millrace.migrate.command;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.report.MigrationReport;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import reactor.core.publisher.Mono;

/** {@code up}: runs what has not run. */
final class Up implements Command {

    @Override
    public String name() {
        return "up";
    }

    @Override
    public String description() {
        return "runs what has not run";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addArgGroup(Options.howFar("up to this version and with it"));
    }

    @Override
    public ExitCode run(Call call) {
        Migrator migrator = call.migrator();
        Optional<Long> to = call.option("--to");
        Optional<Integer> steps = call.option("--steps");
        Mono<MigrationReport> work = to.isPresent()
                ? migrator.migrateTo(to.get())
                : steps.isPresent() ? migrator.migrateSteps(steps.get()) : migrator.migrate();
        return Reports.show(call.screen(), work.blockOptional().orElseThrow());
    }
}
