package io.millrace.migrate.schema;

import io.millrace.migrate.operation.Constraint;
import io.millrace.migrate.sql.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A foreign key while it is written down. */
public final class Reference {

    private final String owner;
    private final List<String> columns;
    private final String target;
    private List<String> references = List.of();
    private String onDelete = "";
    private String onUpdate = "";
    private String match = "";
    private String deferrable = "";
    private @Nullable String name;

    Reference(String owner, List<String> columns, String target) {
        this.owner = owner;
        this.columns = columns;
        this.target = target;
    }

    /** Refers to these columns; without it to the primary key. */
    public Reference columns(String... names) {
        references = List.of(names);
        return this;
    }

    /** What happens when the row that is referred to is deleted. */
    public Reference onDelete(Action action) {
        onDelete = " on delete " + action.sql();
        return this;
    }

    /**
     * What happens to some of the columns when the row that is referred to is deleted; since PostgreSQL 15.
     *
     * @param action {@link Action#SET_NULL} or {@link Action#SET_DEFAULT}
     */
    public Reference onDelete(Action action, String... ofColumns) {
        onDelete = " on delete " + action.sql() + " (" + Quoted.names(List.of(ofColumns)) + ")";
        return this;
    }

    /** What happens when the row that is referred to gets another key. */
    public Reference onUpdate(Action action) {
        onUpdate = " on update " + action.sql();
        return this;
    }

    /** A key of several columns is either null in all of them or in none. */
    public Reference matchFull() {
        match = " match full";
        return this;
    }

    /** Checked at the end of a transaction. */
    public Reference deferred() {
        deferrable = " deferrable initially deferred";
        return this;
    }

    /** Checked at the end of a transaction that asks for it. */
    public Reference deferrable() {
        deferrable = " deferrable initially immediate";
        return this;
    }

    /** Another name than {@code table_column_fkey}. */
    public Reference named(String constraint) {
        name = constraint;
        return this;
    }

    Constraint constraint() {
        String own = name == null ? Names.of(owner, columns, "fkey") : name;
        // References of a table in a schema stay in it, unless they say otherwise.
        return new Constraint.ForeignKey(
                own, columns, Quoted.beside(owner, target), references, match + onDelete + onUpdate + deferrable);
    }
}
