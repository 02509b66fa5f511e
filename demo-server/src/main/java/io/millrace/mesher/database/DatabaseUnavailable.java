package io.millrace.mesher.database;

import org.jspecify.annotations.Nullable;

/** There is no database to run on; the message says why, and what to do. */
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String what, String because, String fix, @Nullable Throwable cause) {
        super("%s%n  because: %s%n  fix: %s".formatted(what, because, fix), cause);
    }
}
