package io.millrace.migrate.lint.written;

import io.millrace.migrate.sql.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * A statement {@code create index}.
 *
 * @param name its name, or empty where PostgreSQL gives it one
 * @param table the table, with its schema where it is said
 * @param unique whether no two rows may be alike in it
 * @param concurrently whether others may write meanwhile
 * @param only whether it leaves partitions out
 * @param method how it is built, or empty
 * @param elements its columns and expressions
 * @param predicate which rows it has; nothing for all of them
 */
public record WrittenIndex(
        String name,
        String table,
        boolean unique,
        boolean concurrently,
        boolean only,
        String method,
        List<Phrase> elements,
        Phrase predicate) {

    /** The statement, where it is one. */
    public static Optional<WrittenIndex> of(Phrase statement) {
        Phrase after = statement.past("create unique").past("create");
        if (!statement.begins("create") || !after.begins("index")) {
            return Optional.empty();
        }
        Phrase named = after.from(1).past("concurrently").past("if not exists");
        Phrase on = after.after("on");
        Phrase table = on.past("only");
        Phrase rest = table.afterName();
        return Optional.of(new WrittenIndex(
                named.before("on").name(),
                table.name(),
                statement.begins("create unique"),
                after.begins("index concurrently"),
                on.begins("only"),
                rest.begins("using") ? rest.from(1).name() : "",
                rest.inside().parts(),
                rest.after("where")));
    }

    /** The first of its columns, or empty where it begins with an expression. */
    public String first() {
        return elements.isEmpty() ? "" : elements.get(0).name();
    }

    /** Its columns in order, up to the first expression. */
    public List<String> columns() {
        return elements.stream()
                .takeWhile(element -> isColumn(element))
                .map(Phrase::name)
                .toList();
    }

    /** Whether it is of columns only, and of all rows. */
    public boolean isPlain() {
        return predicate.isEmpty() && elements.stream().allMatch(WrittenIndex::isColumn);
    }

    private static boolean isColumn(Phrase element) {
        return !element.name().isEmpty() && !element.has("(");
    }
}
