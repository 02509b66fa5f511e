package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index.
 *
 * @param name its name, without a schema: it is in its table's
 * @param table its table
 * @param unique whether no two rows may be alike
 * @param method {@code gin}, {@code gist}, {@code brin}, {@code hash}; null for {@code btree}
 * @param elements columns and expressions, each with its order and operator class
 * @param include columns that are kept in it without being searched
 * @param nullsNotDistinct whether nulls count as alike
 * @param with its storage parameters, or null for none
 * @param where of which rows, or null for all
 */
public record Index(
        String name,
        String table,
        boolean unique,
        @Nullable String method,
        List<String> elements,
        List<String> include,
        boolean nullsNotDistinct,
        @Nullable String with,
        @Nullable String where) {

    public Index {
        elements = List.copyOf(elements);
        include = List.copyOf(include);
    }

    /** The name with the schema of its table. */
    public String qualifiedName() {
        return Quoted.beside(table, name);
    }

    /** The statement that makes it. */
    public String sql(boolean concurrently, boolean ifNotExists) {
        return "create " + (unique ? "unique " : "") + "index " + (concurrently ? "concurrently " : "")
                + (ifNotExists ? "if not exists " : "") + Quoted.name(name) + " on " + Quoted.qualified(table)
                + (method == null ? "" : " using " + method)
                + " (" + String.join(", ", elements) + ")"
                + (include.isEmpty() ? "" : " include (" + Quoted.names(include) + ")")
                + (nullsNotDistinct ? " nulls not distinct" : "")
                + (with == null ? "" : " with (" + with + ")")
                + (where == null ? "" : " where " + where);
    }
}
