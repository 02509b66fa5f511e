package io.millrace.migrate.catalog;

import java.util.List;

/**
 * A constraint that there is.
 *
 * @param name its name
 * @param kind what it is
 * @param columns its columns, in its order
 * @param target the table that a foreign key refers to, with its schema; empty for others
 * @param onDelete what a foreign key does on delete: {@code a} nothing, {@code r}, {@code c}, {@code n}, {@code d}
 * @param deferred whether it is checked at the end of a transaction
 * @param nullsNotDistinct whether two nulls are alike
 * @param definition the whole of it, as PostgreSQL writes it
 */
public record LiveConstraint(
        String name,
        Kind kind,
        List<String> columns,
        String target,
        String onDelete,
        boolean deferred,
        boolean nullsNotDistinct,
        String definition) {

    public LiveConstraint {
        columns = List.copyOf(columns);
    }

    LiveConstraint retargeted(String from, String to) {
        return target.equals(from)
                ? new LiveConstraint(name, kind, columns, to, onDelete, deferred, nullsNotDistinct, definition)
                : this;
    }

    LiveConstraint renamed(String from, String to) {
        List<String> others = columns.stream()
                .map(column -> column.equals(from) ? to : column)
                .toList();
        return new LiveConstraint(name, kind, others, target, onDelete, deferred, nullsNotDistinct, definition);
    }

    /** What a constraint is. */
    public enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        CHECK,
        FOREIGN_KEY,
        OTHER
    }
}
