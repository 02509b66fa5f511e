package io.millrace.migrate.command;

import java.util.List;
import java.util.Map;

/** {@code repair}: takes edited migrations for what has run, and forgets those that are missing. */
final class Repair implements Command {

    @Override
    public String name() {
        return "repair";
    }

    @Override
    public String description() {
        return "takes edited migrations for what has run, and forgets those that are missing";
    }

    @Override
    public ExitCode run(Call call) {
        call.migrator().repair().block();
        call.screen().show(Map.of("repaired", true), List.of("the history says what the migrations say"));
        return ExitCode.DONE;
    }
}
