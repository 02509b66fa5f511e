package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Cast;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.Optional;

/**
 * The fields of a document that has names for them; for generated code.
 *
 * <p>Their names are constants of the program and are written into the text, so that an index on such an expression is
 * found and rows can be grouped by it.
 *
 * @param <S> the scope
 */
public final class JsonFields<S> {

    private final Node document;

    /** The fields of a document. */
    public JsonFields(Expr<S, ?, ?> document) {
        this.document = document.node();
    }

    /** A field that is a text. */
    public TextExpr<S, Optional<String>> text(String name) {
        return new TextExpr<>(scalar(name), Types.TEXT, Absence.OPTIONAL);
    }

    /** A field that is a number. */
    public <N extends Number> NumberExpr<S, N, Optional<N>> number(String name, PgType<N> type) {
        return new NumberExpr<>(cast(name, type), type, Absence.OPTIONAL);
    }

    /** A field that is true or false. */
    public PlainExpr<S, Boolean, Optional<Boolean>> bool(String name) {
        return plain(name, Types.BOOL);
    }

    /** A field that is a date or a time. */
    public <T> TimeExpr<S, T, Optional<T>> time(String name, PgType<T> type) {
        return new TimeExpr<>(cast(name, type), type, Absence.OPTIONAL);
    }

    /** A field with an order. */
    public <T> OrderedExpr<S, T, Optional<T>> ordered(String name, PgType<T> type) {
        return new OrderedExpr<>(cast(name, type), type, Absence.OPTIONAL);
    }

    /** A field that is equal to another value or not. */
    public <T> PlainExpr<S, T, Optional<T>> plain(String name, PgType<T> type) {
        return new PlainExpr<>(cast(name, type), type, Absence.OPTIONAL);
    }

    /** A field that is a document itself, or a list. */
    public <T> JsonExpr<S, T, Optional<T>> json(String name, PgType<T> type) {
        return new JsonMember<>(member(document, name), type);
    }

    static Node member(Node document, String name) {
        return new Infix(document, "->", key(name), Precedence.OPERATOR);
    }

    private Node scalar(String name) {
        return new Infix(document, "->>", key(name), Precedence.OPERATOR);
    }

    private Node cast(String name, PgType<?> type) {
        return type.sqlName().equals("text") ? scalar(name) : new Cast(scalar(name), type.sqlName());
    }

    private static Node key(String name) {
        return new Text("'" + name.replace("'", "''") + "'");
    }
}
