package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A comment on something.
 *
 * @param object what, as it stands behind {@code comment on}: {@code table "users"}
 * @param text the comment, or null for none
 * @param known whether it is said what the comment was
 * @param from the comment until now, or null for none
 */
public record SetComment(
        String object,
        @Nullable String text,
        boolean known,
        @Nullable String from) implements Operation {

    @Override
    public String meaning() {
        return "comment on " + object + " is " + (text == null ? "null" : Quoted.literal(text));
    }

    @Override
    public Optional<Operation> reverse() {
        return known ? Optional.of(new SetComment(object, from, true, text)) : Optional.empty();
    }

    @Override
    public String reversible() {
        return "say what the comment was: comment(…, from, to)";
    }

    static String on(String kind, String name, String text) {
        return "comment on " + kind + " " + name + " is " + Quoted.literal(text);
    }

    static String onColumn(String table, String column, @Nullable String text) {
        return "comment on column " + Quoted.qualified(table) + "." + Quoted.name(column) + " is "
                + (text == null ? "null" : Quoted.literal(text));
    }
}
