package io.millrace.migrate.diff;

import java.util.List;

/**
 * A migration that is proposed.
 *
 * @param up what it does, as a script that a person reads before it is run; empty where there is nothing to do
 * @param down what takes it back; a comment says where nothing can
 * @param statements what {@code up} would send, one after the other
 */
public record Proposal(String up, String down, List<String> statements) {

    /** Keeps its own copy of the list. */
    public Proposal {
        statements = List.copyOf(statements);
    }

    /** Whether records and database are alike, as far as anything would be done about it. */
    public boolean isEmpty() {
        return statements.isEmpty();
    }
}
