package io.millrace.migrate.schema;

import io.millrace.migrate.operation.Constraint;
import org.jspecify.annotations.Nullable;

/** An exclusion constraint while it is written down. */
public final class ExclusionWritten {

    private final String name;
    private final String using;
    private @Nullable String where;
    private String deferrable = "";

    ExclusionWritten(String name, String using) {
        this.name = name;
        this.using = using;
    }

    /** Only of some rows. */
    public ExclusionWritten where(String condition) {
        where = condition;
        return this;
    }

    /** Checked at the end of a transaction. */
    public ExclusionWritten deferred() {
        deferrable = " deferrable initially deferred";
        return this;
    }

    Constraint constraint() {
        return new Constraint.Exclusion(name, using, where, deferrable);
    }
}
