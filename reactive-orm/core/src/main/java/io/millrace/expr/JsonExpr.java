package io.millrace.expr;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A jsonb document, read as a T. Keys and paths are sent beside the text, never written into it. What is not in the
 * document is null.
 */
public class JsonExpr<S, T, V> extends Expr<S, T, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public JsonExpr(Node node, PgType<T> type, Absence absence) {
        super(node, type, absence);
    }

    /** {@code this -> key}: a member of an object. */
    public final JsonExpr<S, JsonNode, Optional<JsonNode>> at(String key) {
        return member("->", text(key));
    }

    /** {@code this -> index}: an element of an array, counted from 0, from the end where negative. */
    public final JsonExpr<S, JsonNode, Optional<JsonNode>> at(int index) {
        return member("->", number(index));
    }

    /** {@code this -> key}: the member that a column names, or the element that it counts. */
    public final JsonExpr<S, JsonNode, Optional<JsonNode>> at(Expr<?, ?, ?> key) {
        return member("->", key.node());
    }

    /** {@code this #> path}: what is found by following keys, and indexes written as text. */
    public final JsonExpr<S, JsonNode, Optional<JsonNode>> path(String first, String... more) {
        return member("#>", path(strings(first, more)));
    }

    /** {@code this ->> key}: a member of an object as text; a text without its quotes. */
    public final TextExpr<S, Optional<String>> textAt(String key) {
        return texts("->>", text(key));
    }

    /** {@code this ->> index}: an element of an array as text, counted from 0. */
    public final TextExpr<S, Optional<String>> textAt(int index) {
        return texts("->>", number(index));
    }

    /** {@code this ->> key}: the member that a column names, as text. */
    public final TextExpr<S, Optional<String>> textAt(Expr<?, ?, ?> key) {
        return texts("->>", key.node());
    }

    /** {@code this #>> path}: what is found by following keys, as text. */
    public final TextExpr<S, Optional<String>> textPath(String first, String... more) {
        return texts("#>>", path(strings(first, more)));
    }

    /** The same document, read as a class: a record, a list, a scalar. A JSON null is read as empty. */
    public final <X> JsonExpr<S, X, Optional<X>> as(Class<X> valueClass) {
        return new JsonMember<>(node(), Types.jsonb(valueClass));
    }

    /** The same document, read as a type. A JSON null is read as empty. */
    public final <X> JsonExpr<S, X, Optional<X>> as(PgType<X> type) {
        return new JsonMember<>(node(), type);
    }

    /** {@code this @> part}: whether all that is in the part is in this too. An index on the document can answer it. */
    public final Condition<S> contains(Object part) {
        return operation("@>", document(part));
    }

    /** {@code this @> other}: whether all that is in the other is in this too. */
    public final Condition<S> contains(JsonExpr<?, ?, ?> other) {
        return operation("@>", other.node());
    }

    /** {@code this <@ whole}: whether all that is in this is in the whole too. */
    public final Condition<S> containedBy(Object whole) {
        return operation("<@", document(whole));
    }

    /** {@code this <@ other}: whether all that is in this is in the other too. */
    public final Condition<S> containedBy(JsonExpr<?, ?, ?> other) {
        return operation("<@", other.node());
    }

    /** {@code this ? key}: whether there is a member of this name, or an element that is this text. */
    public final Condition<S> hasKey(String key) {
        return operation("?", text(key));
    }

    /** {@code this ?| keys}: whether there is a member of any of these names. */
    public final Condition<S> hasAnyKey(String first, String... more) {
        return operation("?|", path(strings(first, more)));
    }

    /** {@code this ?& keys}: whether there is a member of each of these names. */
    public final Condition<S> hasAllKeys(String first, String... more) {
        return operation("?&", path(strings(first, more)));
    }

    /** {@code jsonb_array_length(this)}; of what is no array an error of the statement. */
    public final NumberExpr<S, Integer, Optional<Integer>> arrayLength() {
        return new NumberExpr<>(Call.of("jsonb_array_length", node()), Types.INT4, Absence.OPTIONAL);
    }

    /** {@code jsonb_typeof(this)}: {@code object}, {@code array}, {@code string}, {@code number}, {@code boolean}, {@code null}. */
    public final TextExpr<S, Optional<String>> kind() {
        return new TextExpr<>(Call.of("jsonb_typeof", node()), Types.TEXT, Absence.OPTIONAL);
    }

    /** {@code jsonb_set(this, path, value)}: with another value at the end of the path. */
    public final JsonExpr<S, T, V> with(List<String> path, Object value) {
        return same(Call.of("jsonb_set", node(), path(path), document(value)));
    }

    /** {@code jsonb_set(this, path, value)}: with what the database computes at the end of the path. */
    public final <Q extends S, X> JsonExpr<Q, T, V> with(List<String> path, JsonExpr<? super Q, X, X> value) {
        return new JsonExpr<>(Call.of("jsonb_set", node(), path(path), value.node()), type(), absence());
    }

    /**
     * {@code jsonb_set(this, path, value)}: with another value of one of its fields, {@code
     * PROJECT.settings.with(PROJECT.settings.size, 2)}. Where the document has no record around the field, nothing changes.
     * What is patched can be patched further.
     *
     * @throws io.millrace.error.InvalidQuery where the field is one of another document
     */
    public final <X> JsonExpr<S, T, V> with(Expr<? super S, X, ?> field, X value) {
        return with(keys(field), value);
    }

    /**
     * {@code this #- path}: without one of its fields.
     *
     * @throws io.millrace.error.InvalidQuery where the field is one of another document
     */
    public final JsonExpr<S, T, V> without(Expr<? super S, ?, ?> field) {
        return without(keys(field));
    }

    private List<String> keys(Expr<?, ?, ?> field) {
        List<String> keys = JsonField.keys(node(), field.node());
        if (keys == null) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "the expression is no field of the document that is patched",
                    "a path leads from the document to a field of its record",
                    "use a field of the same column, PROJECT.settings.with(PROJECT.settings.size, 2); or say the path:"
                            + " List.of(\"size\")"));
        }
        return keys;
    }

    /** {@code this || members}: with these members added, or put in the place of those with their names. */
    public final JsonExpr<S, T, V> merged(Object members) {
        return same(new Infix(node(), "||", document(members), Precedence.OPERATOR));
    }

    /** {@code this - key}: without the member of this name. */
    public final JsonExpr<S, T, V> without(String key) {
        return same(new Infix(node(), "-", text(key), Precedence.SUM));
    }

    /** {@code this #- path}: without what is at the end of the path. */
    public final JsonExpr<S, T, V> without(List<String> path) {
        return same(new Infix(node(), "#-", path(path), Precedence.OPERATOR));
    }

    @Override
    public JsonExpr<S, T, Optional<T>> optional() {
        return new JsonExpr<>(node(), type(), Absence.OPTIONAL);
    }

    @Override
    public JsonExpr<S, T, T> required() {
        return new JsonExpr<>(node(), type(), Absence.REFUSED);
    }

    @Override
    public JsonExpr<S, T, T> orElse(T value) {
        return new JsonExpr<>(otherwise(value), type(), Absence.REFUSED);
    }

    @Override
    public JsonExpr<S, T, T> orElse(Expr<? super S, T, T> other) {
        return new JsonExpr<>(otherwise(other), type(), Absence.REFUSED);
    }

    private Condition<S> operation(String operator, Node right) {
        return new Condition<>(new Infix(node(), operator, right, Precedence.OPERATOR));
    }

    private JsonExpr<S, JsonNode, Optional<JsonNode>> member(String operator, Node key) {
        return new JsonExpr<>(
                new Infix(node(), operator, key, Precedence.OPERATOR), Types.jsonb(JsonNode.class), Absence.OPTIONAL);
    }

    private TextExpr<S, Optional<String>> texts(String operator, Node key) {
        return new TextExpr<>(new Infix(node(), operator, key, Precedence.OPERATOR), Types.TEXT, Absence.OPTIONAL);
    }

    private JsonExpr<S, T, V> same(Node changed) {
        return new JsonExpr<>(changed, type(), absence());
    }

    private static Node document(Object value) {
        return new Parameter<>(Types.jsonb(Object.class), value, "document");
    }

    private static Node text(String key) {
        return new Parameter<>(Types.TEXT, key, "key");
    }

    private static Node number(int index) {
        return new Parameter<>(Types.INT4, index, "index");
    }

    private static Node path(List<String> keys) {
        return new Parameter<>(Types.arrayOf(Types.TEXT), List.copyOf(keys), "path");
    }

    private static List<String> strings(String first, String... more) {
        List<String> keys = new ArrayList<>(more.length + 1);
        keys.add(first);
        keys.addAll(List.of(more));
        return keys;
    }
}
