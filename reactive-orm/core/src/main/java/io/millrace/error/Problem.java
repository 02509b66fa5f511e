package io.millrace.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a failure says: its code, what failed in the reader's own names, the query, why, and what to write instead.
 *
 * @param code the stable code
 * @param what what failed, as one sentence without a full stop
 * @param query the query or statement that failed, or null where there is none; holds no values
 * @param because the cause
 * @param fix what to write or do instead
 */
public record Problem(Code code, String what, @Nullable String query, String because, String fix) {

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(because, "because");
        Objects.requireNonNull(fix, "fix");
    }

    /** A problem that has no query. */
    public static Problem of(Code code, String what, String because, String fix) {
        return new Problem(code, what, null, because, fix);
    }

    /** The same problem with the query it happened in. */
    public Problem in(String query) {
        return new Problem(code, what, query, because, fix);
    }

    /** The message as it is printed: one line for what failed, then {@code query:}, {@code because:} and {@code fix:}. */
    public String message() {
        StringBuilder text = new StringBuilder(64 + what.length() + because.length() + fix.length());
        text.append(code.id()).append(": ").append(what);
        if (query != null) {
            text.append("\n  query: ").append(indented(query));
        }
        text.append("\n  because: ").append(indented(because));
        return text.append("\n  fix: ").append(indented(fix)).toString();
    }

    private static String indented(String lines) {
        return lines.strip().replace("\n", "\n    ");
    }
}
