package io.millrace.table;

import java.util.List;

/** A unique constraint over columns, named by their names in the database. */
public record UniqueDefinition(String name, List<String> columns, boolean nullsNotDistinct) {

    public UniqueDefinition {
        columns = List.copyOf(columns);
    }
}
