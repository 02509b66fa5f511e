package io.millrace.mesher.event;

import org.jspecify.annotations.Nullable;

/**
 * One call on a stack.
 *
 * @param module the module, or in Java the class
 * @param contextLine the line of source itself, if the SDK sent it
 * @param inApp whether it is the application's own code, if the SDK knew
 */
public record StackFrame(
        @Nullable String filename,
        @Nullable String functionName,
        @Nullable String module,
        @Nullable Integer lineno,
        @Nullable Integer colno,
        @Nullable String contextLine,
        @Nullable Boolean inApp) {}
