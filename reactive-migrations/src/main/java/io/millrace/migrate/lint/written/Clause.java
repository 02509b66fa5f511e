package io.millrace.migrate.lint.written;

import io.millrace.migrate.sql.Phrase;
import java.util.List;
import java.util.Set;

/**
 * One part of {@code alter table}, between commas.
 *
 * @param phrase its words
 */
public record Clause(Phrase phrase) {

    private static final Set<String> NO_COLUMN =
            Set.of("constraint", "primary", "unique", "check", "foreign", "exclude", "not", "generated");

    /** Whether it adds a column. */
    public boolean addsColumn() {
        return phrase.begins("add column")
                || (phrase.begins("add")
                        && phrase.tokens().size() > 1
                        && !NO_COLUMN.contains(phrase.tokens().get(1).text()));
    }

    /** The column that it adds: name, type and what follows. */
    public WrittenColumn added() {
        return new WrittenColumn(phrase.past("add column").past("add").past("if not exists"));
    }

    /** The constraint that it adds, without its name; nothing where it adds none. */
    public Phrase constraint() {
        if (!phrase.begins("add") || addsColumn()) {
            return new Phrase(List.of());
        }
        Phrase rest = phrase.from(1);
        return rest.begins("constraint") ? rest.from(1).afterName() : rest;
    }

    /** The name of the constraint that it adds, or empty. */
    public String constraintName() {
        return phrase.begins("add constraint") ? phrase.from(2).name() : "";
    }

    /** Whether it adds a constraint that begins with these words. */
    public boolean adds(String words) {
        return constraint().begins(words);
    }

    /** Whether what it adds is validated at once. */
    public boolean isValidated() {
        return !phrase.has("not valid");
    }

    /** The column that it alters, or empty. */
    public String column() {
        return phrase.begins("alter") && !phrase.begins("alter constraint")
                ? phrase.past("alter column").past("alter").name()
                : "";
    }

    /** What it does to a column; nothing where it alters none. */
    public Phrase alteration() {
        return column().isEmpty()
                ? new Phrase(List.of())
                : phrase.past("alter column").past("alter").afterName();
    }

    /** The type that it gives to a column; nothing where it gives none. */
    public Phrase type() {
        Phrase alteration = alteration();
        Phrase type = alteration.begins("set data type")
                ? alteration.from(3)
                : alteration.begins("type") ? alteration.from(1) : new Phrase(List.of());
        return type.before("using", "collate");
    }

    /** Whether it changes a type. */
    public boolean changesType() {
        return !type().isEmpty();
    }

    /** Whether it drops a column. */
    public boolean dropsColumn() {
        return phrase.begins("drop column") || (phrase.begins("drop") && !phrase.begins("drop constraint"));
    }

    /** The column that it drops, or empty. */
    public String dropped() {
        return dropsColumn()
                ? phrase.past("drop column").past("drop").past("if exists").name()
                : "";
    }
}
