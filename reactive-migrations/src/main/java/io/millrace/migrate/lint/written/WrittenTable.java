package io.millrace.migrate.lint.written;

import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A statement {@code create table}.
 *
 * @param name the table, with its schema where it is said
 * @param body what stands in its parentheses, part by part
 * @param rest what follows them
 */
public record WrittenTable(String name, List<Phrase> body, Phrase rest) {

    private static final Set<String> NO_COLUMN =
            Set.of("constraint", "primary", "unique", "check", "foreign", "exclude", "like", "not");

    /** The statement, where it is one. */
    public static Optional<WrittenTable> of(Phrase statement) {
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
    public List<WrittenColumn> columns() {
        return body.stream()
                .filter(part -> !part.isEmpty()
                        && (part.tokens().get(0).kind() == Token.Kind.NAME
                                || !NO_COLUMN.contains(part.tokens().get(0).text())))
                .map(WrittenColumn::new)
                .toList();
    }

    /** Its constraints, without their names. */
    public List<Phrase> constraints() {
        return List.copyOf(namedConstraints().values());
    }

    /** Its constraints by their names; by their place where they have none. */
    public Map<String, Phrase> namedConstraints() {
        Map<String, Phrase> named = new LinkedHashMap<>();
        for (Phrase part : body) {
            if (!part.isEmpty()
                    && part.tokens().get(0).kind() == Token.Kind.WORD
                    && NO_COLUMN.contains(part.tokens().get(0).text())) {
                boolean said = part.begins("constraint");
                named.put(
                        said ? part.from(1).name() : "#" + named.size(),
                        said ? part.from(1).afterName() : part);
            }
        }
        return named;
    }

    /** Whether its rows can be told apart, as far as it says. */
    public boolean hasKey() {
        return columns().stream().anyMatch(column -> column.has("primary key"))
                || constraints().stream().anyMatch(constraint -> constraint.begins("primary key"))
                || body.stream().anyMatch(part -> part.begins("like"))
                || body.isEmpty();
    }
}
