package io.millrace.migrate.catalog;

import java.util.List;

/**
 * A constraint that there is.
 *
 * @param name its name
 * @param kind what it is
 * @param columns its columns, in its order
 * @param target the table that a foreign key refers to, with its schema; empty for others
 * @param keys the columns of that table that it refers to, in its order; none for others
 * @param onDelete what a foreign key does on delete: {@code a} nothing, {@code r}, {@code c}, {@code n}, {@code d}
 * @param deferred whether it is checked at the end of a transaction
 * @param nullsNotDistinct whether two nulls are alike
 * @param validated whether the rows that were there before it keep it too
 * @param definition the whole of it, as PostgreSQL writes it
 */
public record LiveConstraint(
        String name,
        Kind kind,
        List<String> columns,
        String target,
        List<String> keys,
        String onDelete,
        boolean deferred,
        boolean nullsNotDistinct,
        boolean validated,
        String definition) {

    public LiveConstraint {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** The same, where the table that it refers to has another name. */
    LiveConstraint retargeted(String from, String to) {
        return target.equals(from) ? with(columns, to, keys) : this;
    }

    /** The same, where a column that it refers to has another name. */
    LiveConstraint rekeyed(String table, String from, String to) {
        return target.equals(table) ? with(columns, target, named(keys, from, to)) : this;
    }

    LiveConstraint renamed(String from, String to) {
        return with(named(columns, from, to), target, keys);
    }

    private LiveConstraint with(List<String> ownColumns, String table, List<String> itsColumns) {
        return new LiveConstraint(
                name, kind, ownColumns, table, itsColumns, onDelete, deferred, nullsNotDistinct, validated, definition);
    }

    private static List<String> named(List<String> all, String from, String to) {
        return all.stream().map(column -> column.equals(from) ? to : column).toList();
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
