package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import reactor.util.context.ContextView;

/** Which way a statement goes, by where it is subscribed. */
@FunctionalInterface
public interface Routing {

    /**
     * The way for a command.
     *
     * @throws io.millrace.error.MillraceException where there is none
     */
    Route route(Command<?> command, ContextView context);
}
