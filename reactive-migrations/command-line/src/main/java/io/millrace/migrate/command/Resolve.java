package io.millrace.migrate.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;

/** {@code resolve}: says how a step outside of a transaction ended, of which nobody knows. */
final class Resolve implements Command {

    private static final String DONE = "--done";

    @Override
    public String name() {
        return "resolve";
    }

    @Override
    public String description() {
        return "says of a migration that was killed in a step outside of a transaction how that step ended (MIG-204)";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.argument("VERSION", Long.class, "the migration"));
        spec.addArgGroup(ArgGroupSpec.builder()
                .exclusive(true)
                .multiplicity("1")
                .addArg(Options.flag(DONE, "it has taken effect: go on behind it"))
                .addArg(Options.flag("--again", "it has not: run it again"))
                .build());
    }

    @Override
    public ExitCode run(Call call) {
        long version = call.<Long>argument().orElseThrow();
        boolean done = call.has(DONE);
        call.migrator().resolve(version, done).block();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("resolved", version);
        value.put("done", done);
        call.screen()
                .show(
                        value,
                        List.of("the step of " + version
                                + (done ? " is written down as done" : " runs again with the next up")));
        return ExitCode.DONE;
    }
}
