package io.millrace.migrate.lint;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.Clause;
import io.millrace.migrate.lint.written.WrittenColumn;
import io.millrace.migrate.lint.written.WrittenIndex;
import io.millrace.migrate.lint.written.WrittenTable;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A statement as it would be sent, and what is around it.
 *
 * @param phrase its words
 * @param operation what it is a part of
 * @param server the version of the server
 * @param fresh the tables that the same migration made, which nobody uses
 * @param known what earlier statements say of the database
 * @param live how large and how busy tables are
 * @param together the statements before it in its transaction
 * @param asWritten those right before it in its transaction that somebody wrote, as they stand, with nothing between
 * @param ran the migrations with a higher number that have run before it
 * @param earlier the statements before it in its migration
 * @param later the statements after it in its migration
 */
record Scene(
        Phrase phrase,
        Operation operation,
        int server,
        Set<String> fresh,
        Known known,
        Live live,
        List<Phrase> together,
        List<Phrase> asWritten,
        List<Definition> ran,
        List<Phrase> earlier,
        List<Phrase> later) {

    boolean begins(String words) {
        return phrase.begins(words);
    }

    boolean has(String words) {
        return phrase.has(words);
    }

    Optional<AlteredTable> altered() {
        return AlteredTable.of(phrase);
    }

    Optional<WrittenTable> table() {
        return WrittenTable.of(phrase);
    }

    Optional<WrittenIndex> index() {
        return WrittenIndex.of(phrase);
    }

    /** Whether the same migration made a table, so that nobody waits for it. */
    boolean isFresh(String table) {
        return fresh.contains(table);
    }

    /** Whether a column is known to have no nulls: a check of the same migration says so, and was validated. */
    boolean isProven(String table, String column) {
        return earlier.stream()
                .flatMap(statement -> AlteredTable.of(statement).stream())
                .filter(altered -> altered.name().equals(table))
                .flatMap(altered -> altered.clauses().stream())
                .filter(clause -> clause.adds("check"))
                .filter(clause -> clause.constraint().inside().text().equals(column + " is not null"))
                .anyMatch(clause -> !clause.isValidated() && isValidated(table, clause.constraintName()));
    }

    /** Whether a constraint was validated by an earlier statement of the same migration. */
    boolean isValidated(String table, String constraint) {
        return earlier.stream()
                .flatMap(statement -> AlteredTable.of(statement).stream())
                .filter(altered -> altered.name().equals(table))
                .flatMap(altered -> altered.clauses().stream())
                .anyMatch(clause -> clause.phrase().begins("validate constraint")
                        && clause.phrase().from(2).name().equals(constraint));
    }

    /** The new columns that it writes down, in a new table or an old one. */
    List<WrittenColumn> columns() {
        return table().map(WrittenTable::columns)
                .orElseGet(() -> altered()
                        .map(altered -> altered.clauses().stream()
                                .filter(Clause::addsColumn)
                                .map(Clause::added)
                                .toList())
                        .orElse(List.of()));
    }

    /** The table that it reads, changes or locks, where it is in use; empty where it is about none, or a new one. */
    String inUse() {
        String name = altered()
                .map(AlteredTable::name)
                .or(() -> index().map(WrittenIndex::table))
                .orElseGet(() -> begins("update") || begins("delete from") ? written() : "");
        return isFresh(name) ? "" : name;
    }

    /** The table that an update, a delete or an insert is of. */
    String written() {
        return phrase.past("insert into")
                .past("delete from")
                .past("update")
                .past("only")
                .name();
    }

    /** What is known of the table that it is about; nothing where it is about none, or a new one. */
    Load load() {
        String name = inUse();
        return name.isEmpty() ? Load.NONE : live.load(name);
    }

    /** The clauses of an {@code alter table} of a table that is in use. */
    List<Clause> clauses() {
        return altered()
                .filter(table -> !isFresh(table.name()))
                .map(AlteredTable::clauses)
                .orElse(List.of());
    }
}
