package io.millrace.migrate.sql;

import java.util.List;

/** Statements that change the whole server, whatever database they are sent to. */
public final class ServerWide {

    private static final List<String> VERBS = List.of("create", "alter", "drop", "comment on", "security label on");
    private static final List<String> THINGS =
            List.of("role", "user", "group", "database", "tablespace", "subscription", "system");

    private ServerWide() {}

    /** Whether a statement is one of them: roles and who is in them, databases, tablespaces, subscriptions, settings. */
    public static boolean is(String statement) {
        SqlText sql = SqlText.of(statement);
        boolean membership = (sql.begins("grant") || sql.begins("revoke")) && !sql.has("on");
        boolean mapping = sql.has("user mapping");
        return membership
                || sql.begins("reassign owned")
                || sql.begins("drop owned")
                || (!mapping
                        && VERBS.stream()
                                .anyMatch(verb -> THINGS.stream().anyMatch(thing -> sql.begins(verb + " " + thing))));
    }
}
