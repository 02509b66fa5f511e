package io.millrace.table;

import java.util.List;

/**
 * An index.
 *
 * @param name its name
 * @param columns what it is over: names of columns, each optionally with {@code desc} and the like behind it, or
 *     expressions as DDL writes them
 * @param using the access method; empty for the default
 * @param where the predicate of a partial index; empty for none
 * @param unique whether it is unique
 */
public record IndexDefinition(String name, List<String> columns, String using, String where, boolean unique) {

    public IndexDefinition {
        columns = List.copyOf(columns);
    }
}
