package io.millrace.migrate.lint;

import java.util.List;
import java.util.Map;

/**
 * What the database says of the tables that migrations are about, before they run.
 *
 * @param statements what there is, as the statements that would make it: the rules know of it as of earlier migrations
 * @param tables how large and how busy tables are, by their names
 * @param connections how many programs are connected
 * @param mostConnections how many may be
 * @param behind how many seconds the slowest replica is behind; 0 where there is none
 */
public record Live(
        List<String> statements, Map<String, Load> tables, int connections, int mostConnections, double behind) {

    /** Nothing is known. */
    public static final Live NOTHING = new Live(List.of(), Map.of(), 0, 0, 0);

    /** Copies the collections. */
    public Live {
        statements = List.copyOf(statements);
        tables = Map.copyOf(tables);
    }

    /** A table's load; {@link Load#NONE} where nothing is known of it. */
    public Load load(String table) {
        return tables.getOrDefault(table, Load.NONE);
    }

    static Live of(String table, Load load) {
        return new Live(List.of(), Map.of(table, load), 0, 0, 0);
    }
}
