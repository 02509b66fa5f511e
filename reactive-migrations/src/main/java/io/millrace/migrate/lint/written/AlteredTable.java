package io.millrace.migrate.lint.written;

import io.millrace.migrate.sql.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * A statement {@code alter table}, or one that alters a view or a foreign table in the same words.
 *
 * @param name the table, with its schema where it is said
 * @param clauses what is done to it
 */
public record AlteredTable(String name, List<Clause> clauses) {

    /** What rows are read from, as {@code alter} and {@code drop} call it. */
    public static final List<String> KINDS = List.of("table", "view", "materialized view", "foreign table");

    /** The statement, where it is one. */
    public static Optional<AlteredTable> of(Phrase statement) {
        if (!statement.begins("alter table")) {
            return Optional.empty();
        }
        return Optional.of(altered(statement.from(2)));
    }

    /** The statement, where it alters anything that rows are read from: a table, a view or a foreign table. */
    public static Optional<AlteredTable> ofAny(Phrase statement) {
        return KINDS.stream()
                .filter(kind -> statement.begins("alter " + kind))
                .findFirst()
                .map(kind -> altered(statement.past("alter " + kind)));
    }

    private static AlteredTable altered(Phrase named) {
        Phrase rest = named.past("if exists").past("only");
        Phrase clauses = rest.afterName().past("*");
        return new AlteredTable(
                rest.name(), clauses.parts().stream().map(Clause::new).toList());
    }
}
