package io.millrace.internal.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of libpq: those that are understood here, and those that are not. */
final class ParameterNames {

    private static final List<String> UNDERSTOOD = List.of(
            "host",
            "port",
            "dbname",
            "user",
            "password",
            "sslmode",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "connect_timeout",
            "application_name",
            "fallback_application_name",
            "options",
            "client_encoding");

    private static final int NEAR = 2;

    private ParameterNames() {}

    static boolean isUnderstood(String name) {
        return UNDERSTOOD.contains(name);
    }

    static String all() {
        return String.join(", ", UNDERSTOOD);
    }

    /** The understood name that a misspelled one is close to, or null. */
    static @Nullable String near(String name) {
        return UNDERSTOOD.stream()
                .filter(known -> distance(known, name) <= NEAR)
                .findFirst()
                .orElse(null);
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
