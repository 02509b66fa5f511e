/**
 * The command line: {@code migrate up|down|redo|status|plan|lint|diff|dump|new|repair|baseline|completion}. {@link
 * io.millrace.migrate.command.MigrateCommand} is what an application calls with its own migrations, and what the runnable
 * jar calls with a folder of {@code .sql} files; every other class is one command, or what they share.
 */
@NullMarked
package io.millrace.migrate.command;

import org.jspecify.annotations.NullMarked;
