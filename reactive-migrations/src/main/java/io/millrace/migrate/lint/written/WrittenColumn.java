package io.millrace.migrate.lint.written;

import io.millrace.migrate.sql.Phrase;

/**
 * A column as it stands in {@code create table} and {@code add column}.
 *
 * @param phrase its words
 */
public record WrittenColumn(Phrase phrase) {

    private static final String[] AFTER_TYPE = {
        "collate",
        "constraint",
        "not",
        "null",
        "default",
        "check",
        "unique",
        "primary",
        "references",
        "generated",
        "compression",
        "storage"
    };

    /** Its name. */
    public String name() {
        return phrase.name();
    }

    /** Its type, word by word. */
    public String type() {
        return phrase.from(1).before(AFTER_TYPE).text();
    }

    /** Whether these words stand behind its name. */
    public boolean has(String words) {
        return phrase.from(1).has(words);
    }

    /** The expression of its default; nothing where it has none. */
    public Phrase fallback() {
        return phrase.from(1)
                .after("default")
                .before("constraint", "not null", "check", "unique", "primary", "references", "generated", "collate");
    }
}
