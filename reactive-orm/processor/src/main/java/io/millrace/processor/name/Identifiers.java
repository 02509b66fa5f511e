package io.millrace.processor.name;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Names in the database: PostgreSQL cuts off what is longer than 63 bytes, and says nothing. */
public final class Identifiers {

    /** The most bytes that a name can have. */
    public static final int LONGEST = 63;

    private Identifiers() {}

    /** Whether PostgreSQL would cut a name. */
    public static boolean isTooLong(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /** {@code users_email_key}: the name of a constraint or an index by convention, cut to fit and still unlike others. */
    public static String constraint(String table, List<String> columns, String suffix) {
        String name = table + "_" + (columns.isEmpty() ? "" : String.join("_", columns) + "_") + suffix;
        if (!isTooLong(name)) {
            return name;
        }
        String mark = "_" + String.format("%08x", name.hashCode()) + "_" + suffix;
        int kept = name.length();
        while (name.substring(0, kept).getBytes(StandardCharsets.UTF_8).length > LONGEST - mark.length()) {
            kept--;
        }
        return name.substring(0, kept) + mark;
    }
}
