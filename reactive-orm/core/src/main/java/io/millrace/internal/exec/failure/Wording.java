package io.millrace.internal.exec.failure;

import io.vertx.pgclient.PgException;
import java.util.Map;

/** Why the server refused a statement, in words that cannot hold a parameter's value. */
final class Wording {

    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("22001", "a text is longer than its column allows"),
            Map.entry("22003", "a number is out of the range of its type"),
            Map.entry("22007", "a text does not stand for a date or time"),
            Map.entry("22008", "a date or time is out of range"),
            Map.entry("22012", "a number was divided by zero"),
            Map.entry("22021", "a text holds a character that the database's encoding does not have, such as U+0000"),
            Map.entry("22023", "an argument of a function is not valid"),
            Map.entry("2201B", "a regular expression is not valid"),
            Map.entry("22P02", "a text does not stand for a value of its type"),
            Map.entry("P0001", "a function raised an exception"));

    private Wording() {}

    static String because(PgException refused, String state) {
        String message = refused.getErrorMessage();
        if (message != null && namesOnlyIdentifiers(state)) {
            return message + " (" + state + ")";
        }
        return OWN.getOrDefault(state, "it answered with this SQLSTATE and a text that may hold values") + " (" + state
                + ")";
    }

    private static boolean namesOnlyIdentifiers(String state) {
        String group = state.substring(0, 2);
        return switch (group) {
            case "0A", "25", "26", "28", "2B", "34", "3D", "3F", "40", "42", "53", "54", "55", "57" -> true;
            default -> false;
        };
    }
}
