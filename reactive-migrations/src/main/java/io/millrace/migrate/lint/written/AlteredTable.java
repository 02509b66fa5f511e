package io.millrace.migrate.lint.written;

import io.millrace.migrate.sql.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * A statement {@code alter table}.
 *
 * @param name the table, with its schema where it is said
 * @param clauses what is done to it
 */
public record AlteredTable(String name, List<Clause> clauses) {

    /** The statement, where it is one. */
    public static Optional<AlteredTable> of(Phrase statement) {
        if (!statement.begins("alter table")) {
            return Optional.empty();
        }
        Phrase rest = statement.from(2).past("if exists").past("only");
        Phrase clauses = rest.afterName().past("*");
        return Optional.of(new AlteredTable(
                rest.name(), clauses.parts().stream().map(Clause::new).toList()));
    }
}
