package io.millrace.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a table has besides its columns; columns are named by their names in the database. */
public sealed interface Constraint {

    /** Its name. */
    String name();

    /** No two rows have the same values. */
    record Unique(String name, List<String> columns, boolean nullsNotDistinct) implements Constraint {
        public Unique {
            columns = List.copyOf(columns);
        }
    }

    /** An index; its parts are columns, each optionally with a direction, or expressions in parentheses. */
    record Index(String name, List<String> parts, String using, String where, boolean unique) implements Constraint {
        public Index {
            parts = List.copyOf(parts);
        }
    }

    /** A condition that holds for every row. */
    record Check(String name, String condition) implements Constraint {}

    /** A foreign key. */
    record Reference(
            String name,
            List<String> columns,
            @Nullable String namespace,
            String table,
            List<String> keys,
            String onDelete,
            boolean deferred)
            implements Constraint {
        public Reference {
            columns = List.copyOf(columns);
            keys = List.copyOf(keys);
        }
    }
}
