package io.millrace.migrate.command;

import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code completion}: prints a script that completes this command line in bash and zsh. */
final class Completion implements Command {

    private final Supplier<CommandLine> program;

    Completion(Supplier<CommandLine> program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String description() {
        return "prints a completion script for bash and zsh: source <(migrate completion)";
    }

    @Override
    public ExitCode run(Call call) {
        call.screen().text(AutoComplete.bash(Program.NAME, program.get()));
        return ExitCode.DONE;
    }
}
