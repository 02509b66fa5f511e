package io.millrace.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expr.Absence;
import io.millrace.expr.Expr;
import io.millrace.expr.JsonExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Call;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.Arrays;
import java.util.Optional;

/** Documents made by the database. */
public final class Json {

    private static final PgType<JsonNode> DOCUMENT = Types.jsonb(JsonNode.class);

    private Json() {}

    /** {@code jsonb_build_object()}: an object, to which {@code put} adds members. */
    public static JsonObject<Object> object() {
        return JsonObject.EMPTY;
    }

    /** {@code jsonb_build_array(elements)}: a null stands in it as a JSON null. */
    @SafeVarargs
    public static <S> JsonExpr<S, JsonNode, JsonNode> array(Expr<? super S, ?, ?>... elements) {
        Node[] nodes = Arrays.stream(elements).map(Expr::node).toArray(Node[]::new);
        return new JsonExpr<>(Call.of("jsonb_build_array", nodes), DOCUMENT, Absence.REFUSED);
    }

    /** {@code to_jsonb(value)}: any value as JSON has it; empty where it is null. */
    public static <S> JsonExpr<S, JsonNode, Optional<JsonNode>> toJsonb(Expr<S, ?, ?> value) {
        return new JsonExpr<>(Call.of("to_jsonb", value.node()), DOCUMENT, Absence.OPTIONAL);
    }

    /** A Java value as a document: a record, a map, a list, a scalar. */
    public static JsonExpr<Object, JsonNode, JsonNode> document(Object value) {
        return new JsonExpr<>(new Parameter<>(Types.jsonb(Object.class), value, "document"), DOCUMENT, Absence.REFUSED);
    }

    /** {@code jsonb_strip_nulls(document)}: without the members of objects that are JSON nulls, at any depth. */
    public static <S, T, V> JsonExpr<S, T, V> stripNulls(JsonExpr<S, T, V> document) {
        return new JsonExpr<>(Call.of("jsonb_strip_nulls", document.node()), document.type(), document.absence());
    }
}
