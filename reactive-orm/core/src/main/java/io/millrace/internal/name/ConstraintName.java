package io.millrace.internal.name;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The name of a constraint by convention; the generated tables have theirs by the same rule. */
public final class ConstraintName {

    /** The most bytes that PostgreSQL keeps of a name. */
    private static final int LONGEST = 63;

    private ConstraintName() {}

    /** {@code users_team_id_fkey}, cut to fit and still unlike others. */
    public static String of(String table, List<String> columns, String suffix) {
        String name = table + "_" + String.join("_", columns) + "_" + suffix;
        if (bytes(name) <= LONGEST) {
            return name;
        }
        String mark = "_" + String.format("%08x", name.hashCode()) + "_" + suffix;
        int kept = name.length();
        while (bytes(name.substring(0, kept)) > LONGEST - mark.length()) {
            kept--;
        }
        return name.substring(0, kept) + mark;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
