package io.millrace.migrate.command;

import picocli.CommandLine.Model.CommandSpec;

/** One command of the command line. */
interface Command {

    /** How it is called. */
    String name();

    /** What it does, in a line. */
    String description();

    /** Its own options and arguments. */
    default void describe(CommandSpec spec) {}

    /** Does it. Blocks. */
    ExitCode run(Call call);
}
