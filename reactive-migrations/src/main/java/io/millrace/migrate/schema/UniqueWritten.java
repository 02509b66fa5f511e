package io.millrace.migrate.schema;

import io.millrace.migrate.operation.Constraint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unique constraint or a primary key while it is written down. */
public final class UniqueWritten {

    private final String table;
    private final List<String> columns;
    private final boolean primary;
    private boolean nullsNotDistinct;
    private List<String> include = List.of();
    private String deferrable = "";
    private @Nullable String name;

    UniqueWritten(String table, boolean primary, String... columns) {
        this.table = table;
        this.columns = List.of(columns);
        this.primary = primary;
    }

    /** Two nulls are alike; since PostgreSQL 15. */
    public UniqueWritten nullsNotDistinct() {
        nullsNotDistinct = true;
        return this;
    }

    /** Keeps columns in its index without being about them. */
    public UniqueWritten include(String... others) {
        include = List.of(others);
        return this;
    }

    /** Checked at the end of a transaction. */
    public UniqueWritten deferred() {
        deferrable = " deferrable initially deferred";
        return this;
    }

    /** Checked at the end of a transaction that asks for it. */
    public UniqueWritten deferrable() {
        deferrable = " deferrable initially immediate";
        return this;
    }

    /** Another name than {@code table_column_key} or {@code table_pkey}. */
    public UniqueWritten named(String constraint) {
        name = constraint;
        return this;
    }

    Constraint constraint() {
        String own =
                name != null ? name : primary ? Names.of(table, List.of(), "pkey") : Names.of(table, columns, "key");
        return new Constraint.Unique(own, columns, primary, nullsNotDistinct, include, deferrable);
    }
}
