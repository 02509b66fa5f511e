package io.millrace.internal.run;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Expr;
import io.millrace.expr.Selectable;
import io.millrace.expr.Subquery;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.sql.ColumnsOf;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Arguments;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Placeholders;
import io.millrace.internal.tree.statement.RawStatement;
import io.millrace.type.RowDecoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the user's own words.
 *
 * @param statement the statement with its values
 * @param word what it begins with, in lower case
 */
public record RawSql(RawStatement statement, String word) {

    private static final Set<String> SHARED =
            Set.of("select", "values", "table", "with", "insert", "update", "delete", "merge");
    private static final Set<String> TRANSACTION =
            Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release");

    /**
     * Text whose {@code {}} are values, expressions, queries of one column, or select lists.
     *
     * @throws InvalidQuery where there are more or fewer values than places, or where no repo can run it
     */
    public static RawSql of(String text, @Nullable Object... values) {
        String trimmed = withoutEnd(text);
        String word = firstWord(trimmed);
        if (TRANSACTION.contains(word)) {
            throw refused(
                    trimmed,
                    "a repo does not run " + word.toUpperCase(Locale.ROOT),
                    "statements find their transaction in the Reactor Context, and would not find this one",
                    "repo.transaction(…)");
        }
        Placeholders places = Placeholders.of(trimmed + "\n");
        if (!places.fault().isEmpty()) {
            throw refused(trimmed, "the statement cannot be sent", places.fault(), "send one complete statement");
        }
        if (places.count() != values.length) {
            throw refused(
                    trimmed,
                    "the statement has " + counted(places.count(), "place") + " and " + counted(values.length, "value"),
                    "each {} takes one value, except in quotes and comments, where it is text",
                    "give one value for each {}");
        }
        List<Node> parts = new ArrayList<>(values.length);
        Set<Source> sources = new LinkedHashSet<>();
        for (Object value : values) {
            Node part = part(value);
            for (ColumnNode column : ColumnsOf.expression(part)) {
                sources.add(column.source().root().identity());
            }
            parts.add(part);
        }
        List<String> texts = new ArrayList<>(places.texts());
        int last = texts.size() - 1;
        texts.set(last, texts.get(last).stripTrailing());
        return new RawSql(new RawStatement(texts, parts, List.copyOf(sources)), word);
    }

    /** What it may do, as far as its first word tells: a select may call a function that writes. */
    public Kind kind() {
        if (word.equals("show")) {
            return Kind.READ;
        }
        return SHARED.contains(word) ? Kind.WRITE : Kind.OTHER;
    }

    /** This as a command. */
    <T> Command<T> command(String sql, @Nullable Object[] values, RowDecoder<T> decoder, Kind kind) {
        return new Command<>(sql, values, decoder, kind, "sql " + word, null);
    }

    private static Node part(@Nullable Object value) {
        if (value instanceof Expr<?, ?, ?> expression) {
            return expression.node();
        }
        if (value instanceof Subquery<?> query) {
            return new Nested("", query.query());
        }
        if (value instanceof Selectable<?, ?> selectable) {
            List<Node> columns = selectable.projection().columns();
            if (columns.size() == 1) {
                return columns.get(0);
            }
        }
        return Arguments.of(value);
    }

    private static String withoutEnd(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(";")
                ? trimmed.substring(0, trimmed.length() - 1).stripTrailing()
                : trimmed;
    }

    private static String firstWord(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '(') {
                at++;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                break;
            }
        }
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end).toLowerCase(Locale.ROOT);
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static InvalidQuery refused(String text, String what, String because, String fix) {
        return new InvalidQuery(new Problem(Code.INVALID_FRAGMENT, what, text, because, fix));
    }
}
