package io.millrace.migrate.propose;

import io.millrace.migrate.operation.Operation;
import java.util.List;

/**
 * What ends one difference.
 *
 * @param operations what is done, or nothing where a person has to
 * @param note what a person should know before it is run; empty for nothing
 * @param reason why it is safe, though a rule says that it might not be; empty where nobody said
 */
public record Change(List<Operation> operations, String note, String reason) {

    public Change {
        operations = List.copyOf(operations);
    }

    /** What nobody needs to think about. */
    public static Change of(Operation... operations) {
        return new Change(List.of(operations), "", "");
    }

    static Change noted(String note, List<? extends Operation> operations) {
        return new Change(List.copyOf(operations), note, "");
    }

    static Change byHand(String note) {
        return new Change(List.of(), note, "");
    }

    /** The same, with a reason why it is safe. */
    public Change because(String why) {
        return new Change(operations, note, why);
    }
}
