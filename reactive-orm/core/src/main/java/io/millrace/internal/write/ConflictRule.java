package io.millrace.internal.write;

import io.millrace.internal.tree.statement.Conflict;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What an insert does about a row that is there already, which may depend on the columns that it gives. */
@FunctionalInterface
public interface ConflictRule {

    /** Nothing: the conflict is a failure. */
    ConflictRule NONE = given -> null;

    /**
     * The clause for an insert.
     *
     * @param given the positions of the columns that are given
     */
    @Nullable Conflict of(BitSet given);
}
