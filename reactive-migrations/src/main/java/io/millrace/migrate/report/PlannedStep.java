package io.millrace.migrate.report;

import java.util.List;

/**
 * What would be sent at once.
 *
 * @param version the migration's number
 * @param name the migration's name
 * @param number the step's place in it, from 0
 * @param transactional whether in a transaction
 * @param statements the statements
 * @param grade how far the migration can be taken back
 */
public record PlannedStep(
        long version, String name, int number, boolean transactional, List<String> statements, Grade grade) {

    /** Keeps its own copy of the list. */
    public PlannedStep {
        statements = List.copyOf(statements);
    }

    /** As a script: {@code begin; …; commit;} where it is a transaction. */
    public String sql() {
        String body = String.join(";\n", statements) + ";";
        return "-- " + version + " " + name + ", step " + (number + 1) + "\n"
                + (transactional ? "begin;\n" + body + "\ncommit;" : body);
    }
}
