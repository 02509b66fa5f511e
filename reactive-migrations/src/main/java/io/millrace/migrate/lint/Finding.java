package io.millrace.migrate.lint;

/**
 * A statement that a rule found.
 *
 * @param version the migration's number
 * @param migration the migration's name
 * @param rule the rule
 * @param statement the statement as it would be sent
 * @param facts what is known of the case, such as how large the table is; often empty
 */
public record Finding(long version, String migration, Rule rule, String statement, String facts) {

    /** Whether the migrator refuses to run it. */
    public boolean isRefused() {
        return rule.level() == Rule.Level.REFUSED;
    }

    @Override
    public String toString() {
        return version + " " + migration + ": " + rule.id() + " " + rule.title() + "\n  statement: "
                + statement.replace("\n", "\n    ") + "\n  locks: " + rule.locks() + ", " + rule.lasts()
                + (facts.isEmpty() ? "" : "\n  here: " + facts.replace("\n", "\n    "))
                + "\n  safely: "
                + rule.safely();
    }
}
