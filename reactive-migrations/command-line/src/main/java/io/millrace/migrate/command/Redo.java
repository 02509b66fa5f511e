package io.millrace.migrate.command;

/** {@code redo}: takes the newest back and runs it again. */
final class Redo implements Command {

    @Override
    public String name() {
        return "redo";
    }

    @Override
    public String description() {
        return "takes the newest back and runs it again";
    }

    @Override
    public ExitCode run(Call call) {
        return Reports.show(
                call.screen(), call.migrator().redo().blockOptional().orElseThrow());
    }
}
