package io.millrace.migrate.report;

import io.millrace.migrate.sql.ServerWide;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement as it ran on a scratch copy of the schema, and what PostgreSQL locked for it.
 *
 * @param version the migration's number
 * @param name the migration's name
 * @param step the step's place in it, from 0
 * @param statement the statement
 * @param effects what it did to each table that was there before the migration
 */
public record TracedStatement(long version, String name, int step, String statement, List<Effect> effects) {

    /** Keeps its own copy of the list. */
    public TracedStatement {
        effects = List.copyOf(effects);
    }

    /** Whether it was not run, because it changes the whole server and not this database alone: {@code create role}. */
    public boolean isSkipped() {
        return ServerWide.is(statement);
    }

    /**
     * What a statement did to a table.
     *
     * @param table the table
     * @param lock the strongest lock that it took, as PostgreSQL calls it: {@code AccessExclusiveLock}
     * @param reads whether it looked at every row
     * @param rewrites whether it wrote every row anew
     */
    public record Effect(String table, String lock, boolean reads, boolean rewrites) {

        /** Who waits meanwhile, in words. */
        public String waiting() {
            return switch (lock) {
                case "AccessExclusiveLock" -> "reads and writes wait";
                case "ExclusiveLock", "ShareRowExclusiveLock", "ShareLock" -> "writes wait";
                case "ShareUpdateExclusiveLock" -> "nobody waits but other changes of the table";
                default -> "nobody waits";
            };
        }

        @Override
        public String toString() {
            return table + ": " + lock + " (" + waiting() + ")" + (reads ? ", reads every row" : "")
                    + (rewrites ? ", writes every row anew" : "");
        }
    }

    @Override
    public String toString() {
        return "-- " + version + " " + name + ", step " + (step + 1) + "\n" + statement
                + (isSkipped() ? "\n   not run: it changes the whole server" : "")
                + effects.stream().map(effect -> "\n   " + effect).collect(Collectors.joining());
    }
}
