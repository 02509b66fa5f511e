package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import org.jspecify.annotations.Nullable;

/** A source that is joined; the condition is null for a cross join. */
public record Join(Kind kind, Source source, @Nullable Node on) {

    /** The kinds of joins. */
    public enum Kind {
        INNER("join"),
        LEFT("left join"),
        RIGHT("right join"),
        FULL("full join"),
        CROSS("cross join");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        /** Whether the joined side may be absent from a row. */
        public boolean isOptional() {
            return this == LEFT || this == FULL;
        }

        /** Whether the rows of the joined side stay that meet none on the other. */
        boolean keepsJoined() {
            return this == RIGHT || this == FULL;
        }
    }

    /** Writes it as a join of a scope. */
    void write(Select scope, Sink sink) {
        sink.text(" ").text(kind.sql).text(" ").source(scope, SeenSources.seen(scope, source), true);
        if (on == null) {
            return;
        }
        Node seen = SeenSources.beside(scope, source);
        sink.text(" on ");
        if (seen == null) {
            sink.node(on);
        } else {
            sink.operand(on, Precedence.AND).text(" and ").node(seen);
        }
    }
}
