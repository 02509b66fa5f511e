package io.millrace.migrate.introspect;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that nobody has yet: one that is taken gets a number behind it. Upper and lower case are one, as in many a folder. */
final class FreeNames {

    private final Set<String> taken = new HashSet<>();

    /** A component of a record. */
    String component(String wanted) {
        return free(wanted, List.of(""));
    }

    /** A type, beside which the processor writes a table of its name. */
    String type(String wanted) {
        return free(wanted, List.of("", "Table"));
    }

    private String free(String wanted, List<String> ends) {
        String name = wanted;
        for (int number = 2; isTaken(name, ends); number++) {
            name = wanted + number;
        }
        for (String end : ends) {
            taken.add(lower(name + end));
        }
        return name;
    }

    private boolean isTaken(String name, List<String> ends) {
        return ends.stream().anyMatch(end -> taken.contains(lower(name + end)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
