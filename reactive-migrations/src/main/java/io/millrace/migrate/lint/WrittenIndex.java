package io.millrace.migrate.lint;

import io.millrace.migrate.sql.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * A statement {@code create index}.
 *
 * @param table the table, with its schema where it is said
 * @param concurrently whether others may write meanwhile
 * @param only whether it leaves partitions out
 * @param method how it is built, or empty
 * @param elements its columns and expressions
 */
record WrittenIndex(String table, boolean concurrently, boolean only, String method, List<Phrase> elements) {

    static Optional<WrittenIndex> of(Phrase statement) {
        Phrase after = statement.past("create unique").past("create");
        if (!statement.begins("create") || !after.begins("index")) {
            return Optional.empty();
        }
        Phrase on = after.after("on");
        Phrase table = on.past("only");
        Phrase rest = table.afterName();
        return Optional.of(new WrittenIndex(
                table.name(),
                after.begins("index concurrently"),
                on.begins("only"),
                rest.begins("using") ? rest.from(1).name() : "",
                rest.inside().parts()));
    }

    /** The first of its columns, or empty where it begins with an expression. */
    String first() {
        return elements.isEmpty() ? "" : elements.get(0).name();
    }
}
