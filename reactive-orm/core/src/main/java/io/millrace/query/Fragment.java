package io.millrace.query;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Expr;
import io.millrace.expr.Subquery;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Arguments;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Placeholders;
import io.millrace.internal.tree.expression.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text of the user's own with expressions and values in its places. */
final class Fragment {

    private static final Pattern ONE_CALL = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*\\([^()'\"$/-]*\\)");

    private Fragment() {}

    static Node of(String text, @Nullable Object... values) {
        Placeholders places = Placeholders.of(text);
        if (!places.fault().isEmpty()) {
            throw refused(
                    text,
                    "a fragment cannot stand inside a statement",
                    places.fault(),
                    "write one expression that is complete in itself");
        }
        if (places.count() != values.length) {
            throw refused(
                    text,
                    "a fragment has " + counted(places.count(), "place") + " and " + counted(values.length, "value"),
                    "each {} takes one value, except in quotes and comments, where it is text",
                    "give one value for each {}");
        }
        List<Node> parts = new ArrayList<>(values.length);
        for (Object value : values) {
            parts.add(part(value));
        }
        boolean whole = ONE_CALL.matcher(text).matches() || text.equals("{}");
        return new Template(places.texts(), parts, whole ? Precedence.ATOM : Precedence.OR);
    }

    /** An argument of a call or of a fragment: an expression, a query of one column, or a value. */
    static Node part(@Nullable Object value) {
        if (value instanceof Expr<?, ?, ?> expression) {
            return expression.node();
        }
        if (value instanceof Subquery<?> query) {
            return new Nested("", query.query());
        }
        return Arguments.of(value);
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static InvalidQuery refused(String text, String what, String because, String fix) {
        return new InvalidQuery(new Problem(Code.INVALID_FRAGMENT, what, text, because, fix));
    }
}
