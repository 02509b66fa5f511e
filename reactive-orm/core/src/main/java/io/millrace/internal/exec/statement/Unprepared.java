package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.link.Link;
import io.vertx.core.Future;

/**
 * Sends a statement as text, in one round trip where preparing it first would take two, and leaves nothing of it on the
 * connection. Values travel with a prepared statement only.
 */
final class Unprepared {

    private Unprepared() {}

    static Future<?> send(Link on, Command<?> command, Reading<?> reading) {
        return command.values().length == 0
                ? on.connection().query(command.sql()).collecting(reading).execute()
                : on.prepared(command.sql()).collecting(reading).execute(Binding.of(command));
    }
}
