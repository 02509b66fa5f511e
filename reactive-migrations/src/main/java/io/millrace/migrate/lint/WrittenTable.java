package io.millrace.migrate.lint;

import io.millrace.migrate.sql.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A statement {@code create table}.
 *
 * @param name the table, with its schema where it is said
 * @param body what stands in its parentheses, part by part
 * @param rest what follows them
 */
record WrittenTable(String name, List<Phrase> body, Phrase rest) {

    private static final Set<String> NO_COLUMN =
            Set.of("constraint", "primary", "unique", "check", "foreign", "exclude", "like", "not");

    static Optional<WrittenTable> of(Phrase statement) {
        Phrase after = statement
                .past("create")
                .past("global")
                .past("local")
                .past("temporary")
                .past("temp")
                .past("unlogged");
        if (!statement.begins("create") || !after.begins("table")) {
            return Optional.empty();
        }
        Phrase named = after.from(1).past("if not exists");
        Phrase rest = named.afterName();
        return Optional.of(
                new WrittenTable(named.name(), rest.begins("(") ? rest.inside().parts() : List.of(), rest));
    }

    /** Its columns. */
    List<WrittenColumn> columns() {
        return body.stream()
                .filter(part -> !part.isEmpty()
                        && (part.tokens().get(0).kind() == io.millrace.migrate.sql.Token.Kind.NAME
                                || !NO_COLUMN.contains(part.tokens().get(0).text())))
                .map(WrittenColumn::new)
                .toList();
    }

    /** Its constraints, without their names. */
    List<Phrase> constraints() {
        return body.stream()
                .filter(part -> !part.isEmpty()
                        && part.tokens().get(0).kind() == io.millrace.migrate.sql.Token.Kind.WORD
                        && NO_COLUMN.contains(part.tokens().get(0).text()))
                .map(part -> part.begins("constraint") ? part.from(1).afterName() : part)
                .toList();
    }

    boolean hasKey() {
        return columns().stream().anyMatch(column -> column.has("primary key"))
                || constraints().stream().anyMatch(constraint -> constraint.begins("primary key"))
                || body.stream().anyMatch(part -> part.begins("like"))
                || body.isEmpty();
    }
}
