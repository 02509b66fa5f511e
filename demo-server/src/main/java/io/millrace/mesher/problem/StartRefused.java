package io.millrace.mesher.problem;

import org.jspecify.annotations.Nullable;

/** Mesher cannot start; the message says why, and what to do. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal to start.
     *
     * @param what what failed
     * @param because why
     * @param fix what to change, with a line to write
     * @param cause the exception behind it, if there is one
     */
    public StartRefused(String what, String because, String fix, @Nullable Throwable cause) {
        super("%s\n  because: %s\n  fix: %s".formatted(what, because, fix), cause);
    }
}
