package io.millrace.migrate.schema;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import java.util.Set;

/**
 * A reason why some operations of a migration do no harm, though a rule says that they might.
 *
 * @param reason the reason, for the next reader
 * @param rules the ids of the rules that it is about; none for all
 * @param from the first operation that it is about
 * @param to the first that it is not about any more
 */
public record Allowance(String reason, Set<String> rules, int from, int to) {

    public Allowance {
        rules = Set.copyOf(rules);
        if (reason.isBlank()) {
            throw new MigrationFailure(
                    MigrationCode.INVALID_MIGRATION,
                    "something is said to be safe without a reason",
                    "whoever reads it in a year wants to know why it did no harm",
                    "say why: @Safe(\"the table is empty until release 7\")");
        }
    }

    /** Whether it lets an operation pass a rule. */
    public boolean allows(int operation, String rule) {
        return operation >= from && operation < to && (rules.isEmpty() || rules.contains(rule));
    }
}
