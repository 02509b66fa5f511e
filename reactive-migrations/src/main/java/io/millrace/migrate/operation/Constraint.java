package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint of a table. */
public sealed interface Constraint {

    /** Its name. */
    String name();

    /** What stands behind {@code constraint "name"}. */
    String body();

    /** The whole of it, as it stands in {@code create table}. */
    default String sql() {
        return "constraint " + Quoted.name(name()) + " " + body();
    }

    /** A condition that every row fulfils. */
    record Check(String name, String condition) implements Constraint {

        @Override
        public String body() {
            return "check (" + condition + ")";
        }
    }

    /**
     * Rows of another table that are referred to.
     *
     * @param columns the columns that refer
     * @param table the table they refer to
     * @param references the columns there; none for its primary key
     * @param actions {@code on delete …}, {@code on update …}, {@code match …}, {@code deferrable …}, or nothing
     */
    record ForeignKey(String name, List<String> columns, String table, List<String> references, String actions)
            implements Constraint {

        public ForeignKey {
            columns = List.copyOf(columns);
            references = List.copyOf(references);
        }

        @Override
        public String body() {
            return "foreign key (" + Quoted.names(columns) + ") references " + Quoted.qualified(table)
                    + (references.isEmpty() ? "" : " (" + Quoted.names(references) + ")")
                    + actions;
        }
    }

    /**
     * Columns that no two rows have alike.
     *
     * @param primary whether it is the primary key
     * @param nullsNotDistinct whether nulls count as alike
     * @param include columns that are kept in its index without being part of it
     * @param deferrable {@code deferrable initially deferred} with a space before it and the like, or nothing
     */
    record Unique(
            String name,
            List<String> columns,
            boolean primary,
            boolean nullsNotDistinct,
            List<String> include,
            String deferrable)
            implements Constraint {

        public Unique {
            columns = List.copyOf(columns);
            include = List.copyOf(include);
        }

        /** {@code primary key} or {@code unique}. */
        public String kind() {
            return primary ? "primary key" : "unique";
        }

        @Override
        public String body() {
            return kind() + (nullsNotDistinct ? " nulls not distinct" : "") + " (" + Quoted.names(columns) + ")"
                    + (include.isEmpty() ? "" : " include (" + Quoted.names(include) + ")")
                    + deferrable;
        }
    }

    /**
     * Rows of which no two may overlap.
     *
     * @param using the index method and the elements: {@code gist (room with =, during with &&)}
     * @param where of which rows, or null for all
     * @param deferrable {@code deferrable initially deferred} with a space before it and the like, or nothing
     */
    record Exclusion(String name, String using, @Nullable String where, String deferrable) implements Constraint {

        @Override
        public String body() {
            return "exclude using " + using + (where == null ? "" : " where (" + where + ")") + deferrable;
        }
    }
}
