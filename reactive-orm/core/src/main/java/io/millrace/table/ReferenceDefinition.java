package io.millrace.table;

import io.millrace.schema.References;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key.
 *
 * @param name the constraint's name
 * @param columns the columns that hold the key
 * @param namespace the schema that the referenced table is in, or null to leave it to the search path
 * @param table the table that is referenced
 * @param keys the columns that are referenced
 * @param onDelete what the database does when the referenced row is deleted
 * @param deferred whether it is checked at the end of the transaction only
 */
public record ReferenceDefinition(
        String name,
        List<String> columns,
        @Nullable String namespace,
        String table,
        List<String> keys,
        References.OnDelete onDelete,
        boolean deferred) {

    public ReferenceDefinition {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }
}
