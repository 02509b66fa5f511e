package io.millrace.migrate.schema;

import io.millrace.migrate.sql.Quoted;
import java.util.List;

/** The names that PostgreSQL itself would give. */
final class Names {

    private Names() {}

    static String of(String table, List<String> columns, String kind) {
        String middle = columns.isEmpty() ? "" : "_" + String.join("_", columns);
        String name = Quoted.unqualified(table) + middle + "_" + kind;
        Quoted.name(name);
        return name;
    }
}
