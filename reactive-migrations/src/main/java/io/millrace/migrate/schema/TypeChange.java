package io.millrace.migrate.schema;

import io.millrace.migrate.operation.ChangeType;
import io.millrace.migrate.operation.Operation;
import org.jspecify.annotations.Nullable;

/** Another type for a column while it is written down. */
public final class TypeChange {

    private final String table;
    private final String column;
    private final ColumnType type;
    private @Nullable String using;
    private @Nullable String from;

    TypeChange(String table, String column, ColumnType type) {
        this.table = table;
        this.column = column;
        this.type = type;
    }

    /** The type that it has now, so that it can be taken back. */
    public TypeChange from(ColumnType now) {
        from = now.sql();
        return this;
    }

    /** How a value of the new type is made of the old one: {@code price::numeric}. */
    public TypeChange using(String expression) {
        using = expression;
        return this;
    }

    Operation operation() {
        return new ChangeType(table, column, type.sql(), using, from);
    }
}
