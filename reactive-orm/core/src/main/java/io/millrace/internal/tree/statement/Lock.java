package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import java.util.List;

/**
 * A lock on the rows that a select reads.
 *
 * @param strength how strong it is
 * @param waiting what to do about rows that somebody else has locked
 * @param sources the sources whose rows are locked; empty for all
 */
public record Lock(Strength strength, Waiting waiting, List<Source> sources) implements Node {

    /** How strong a lock is, as in section 13.3.2 of PostgreSQL's manual. */
    public enum Strength {
        UPDATE(" for update"),
        NO_KEY_UPDATE(" for no key update"),
        SHARE(" for share"),
        KEY_SHARE(" for key share");

        private final String sql;

        Strength(String sql) {
            this.sql = sql;
        }
    }

    /** What to do about rows that somebody else has locked. */
    public enum Waiting {
        WAIT(""),
        NO_WAIT(" nowait"),
        SKIP_LOCKED(" skip locked");

        private final String sql;

        Waiting(String sql) {
            this.sql = sql;
        }
    }

    public Lock {
        sources = List.copyOf(sources);
    }

    @Override
    public void write(Sink sink) {
        sink.text(strength.sql);
        for (int i = 0; i < sources.size(); i++) {
            sink.text(i == 0 ? " of " : ", ").name(sources.get(i).reference());
        }
        sink.text(waiting.sql);
    }
}
