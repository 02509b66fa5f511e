package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one execution. The driver changes what it is given, so each execution gets its own. */
final class Binding {

    private Binding() {}

    static Tuple of(Command<?> command) {
        @Nullable Object[] values = command.values();
        return switch (values.length) {
            case 0 -> Tuple.tuple(List.of());
            case 1 -> Tuple.of(values[0]);
            case 2 -> Tuple.of(values[0], values[1]);
            case 3 -> Tuple.of(values[0], values[1], values[2]);
            default -> Tuple.wrap(values.clone());
        };
    }
}
