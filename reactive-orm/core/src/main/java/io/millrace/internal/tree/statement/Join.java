package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Scope;
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
    }

    /** Writes it as a join of a scope. */
    void write(Scope scope, Sink sink) {
        sink.text(" ").text(kind.sql).text(" ").source(scope, source, true);
        if (on != null) {
            sink.text(" on ").node(on);
        }
    }
}
