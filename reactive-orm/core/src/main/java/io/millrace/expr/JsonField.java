package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Cast;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document, for generated columns: {@code address ->> 'city'}, cast to the field's type. A field that the
 * document lacks is null, and so is one with the JSON value null.
 */
public final class JsonField {

    /** What makes a document of another one. */
    private static final Set<String> PATCHES = Set.of("jsonb_set", "coalesce", "||", "-", "#-");

    private JsonField() {}

    /** A field as a document to go further into: {@code document -> 'key'}. */
    public static Node path(Node document, String key) {
        return new Infix(document, "->", literal(key), Precedence.OPERATOR);
    }

    /** A field of text. */
    public static <S> TextExpr<S, Optional<String>> text(Node document, String key) {
        return new TextExpr<>(asText(document, key), Types.TEXT, Absence.OPTIONAL);
    }

    /** A field with a number. */
    public static <S, N extends Number> NumberExpr<S, N, Optional<N>> number(
            Node document, String key, PgType<N> type) {
        return new NumberExpr<>(as(document, key, type), type, Absence.OPTIONAL);
    }

    /** A field with an order. */
    public static <S, T> OrderedExpr<S, T, Optional<T>> ordered(Node document, String key, PgType<T> type) {
        return new OrderedExpr<>(as(document, key, type), type, Absence.OPTIONAL);
    }

    /** A field with a date, a time or a moment. */
    public static <S, T> TimeExpr<S, T, Optional<T>> time(Node document, String key, PgType<T> type) {
        return new TimeExpr<>(as(document, key, type), type, Absence.OPTIONAL);
    }

    /** A field that is equal to another value or not: an enum, true or false. */
    public static <S, T> PlainExpr<S, T, Optional<T>> plain(Node document, String key, PgType<T> type) {
        return new PlainExpr<>(as(document, key, type), type, Absence.OPTIONAL);
    }

    /** A field that is a document itself. */
    public static <S, T> JsonExpr<S, T, Optional<T>> json(Node document, String key, PgType<T> type) {
        return new JsonExpr<>(as(document, key, type), type, Absence.OPTIONAL);
    }

    /** A field as a value of a type. By way of text, since a JSON null is then SQL's. */
    public static Node as(Node document, String key, PgType<?> type) {
        Node text = asText(document, key);
        return type.sqlName().equals("text") ? text : new Cast(text, type.sqlName());
    }

    /**
     * The keys that lead from a document to a field of it, or null where the field is one of something else. A document
     * that is patched has the fields that it had before.
     */
    static @Nullable List<String> keys(Node document, Node field) {
        for (Node before = document; before != null; before = unpatched(before)) {
            List<String> keys = keysOf(before, field);
            if (keys != null) {
                return keys;
            }
        }
        return null;
    }

    private static @Nullable Node unpatched(Node document) {
        if (document instanceof Call call && PATCHES.contains(call.function())) {
            return call.arguments().get(0);
        }
        return document instanceof Infix infix && PATCHES.contains(infix.operator()) ? infix.left() : null;
    }

    private static @Nullable List<String> keysOf(Node document, Node field) {
        Node step = field instanceof Cast cast ? cast.operand() : field;
        List<String> keys = new ArrayList<>();
        while (!step.equals(document)) {
            if (!(step instanceof Infix infix)
                    || !(infix.right() instanceof Text key)
                    || !key.sql().startsWith("'")) {
                return null;
            }
            keys.add(0, key.sql().substring(1, key.sql().length() - 1).replace("''", "'"));
            step = infix.left();
        }
        return keys.isEmpty() ? null : keys;
    }

    private static Node asText(Node document, String key) {
        return new Infix(document, "->>", literal(key), Precedence.OPERATOR);
    }

    private static Node literal(String key) {
        return new Text("'" + key.replace("'", "''") + "'");
    }
}
