package io.millrace.mesher.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exception of the chain that led to an event.
 *
 * @param typeName its class
 * @param value its message
 * @param moduleName the package or module of its class
 * @param stacktrace its calls, the outermost first
 */
public record ExceptionInfo(
        @Nullable String typeName,
        @Nullable String value,
        @Nullable String moduleName,
        List<StackFrame> stacktrace) {

    public ExceptionInfo {
        stacktrace = List.copyOf(stacktrace);
    }
}
