package io.millrace.internal.write;

import io.millrace.internal.tree.statement.Conflict;
import io.millrace.table.Table;
import java.util.BitSet;
import java.util.List;
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

    /** Whether the rows that are there are read, and emitted in the place of those that are left out. */
    default boolean readsExisting() {
        return false;
    }

    /** This rule, with the rows that are there read. */
    default ConflictRule readingExisting() {
        ConflictRule rule = this;
        return new ConflictRule() {
            @Override
            public @Nullable Conflict of(BitSet given) {
                return rule.of(given);
            }

            @Override
            public boolean readsExisting() {
                return true;
            }
        };
    }

    /** What decides about a conflict over these columns, before it is said what is done then. */
    static Conflict over(Table<?> table, List<String> columns) {
        return new Conflict(columns, UniqueRows.predicate(table, columns), null, List.of(), null);
    }
}
