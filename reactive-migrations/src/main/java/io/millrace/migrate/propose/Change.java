package io.millrace.migrate.propose;

import io.millrace.migrate.operation.Operation;
import java.util.List;

/**
 * What ends one difference.
 *
 * @param operations what is done, or nothing where a person has to
 * @param note what a person should know before it is run; empty for nothing
 */
public record Change(List<Operation> operations, String note) {

    public Change {
        operations = List.copyOf(operations);
    }

    static Change of(Operation... operations) {
        return new Change(List.of(operations), "");
    }

    static Change byHand(String note) {
        return new Change(List.of(), note);
    }
}
