package io.millrace.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expr.Absence;
import io.millrace.expr.Expr;
import io.millrace.expr.JsonExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Arguments;
import io.millrace.internal.tree.expression.Call;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON object that the database makes: {@code jsonb_build_object(name, value, …)}. A null stands in it as a JSON null.
 *
 * @param <S> the scope
 */
public final class JsonObject<S> extends JsonExpr<S, JsonNode, JsonNode> {

    static final JsonObject<Object> EMPTY = new JsonObject<>(List.of());

    private final List<Node> members;

    private JsonObject(List<Node> members) {
        super(new Call("jsonb_build_object", members), Types.jsonb(JsonNode.class), Absence.REFUSED);
        this.members = members;
    }

    /** With one more member. */
    public <Q extends S> JsonObject<Q> put(String name, Expr<? super Q, ?, ?> value) {
        return new JsonObject<>(with(name, value.node()));
    }

    /**
     * With one more member, of a class that stands for one type of PostgreSQL.
     *
     * @throws io.millrace.error.InvalidQuery where it is null or of another class: {@code Json.document} takes any
     */
    public JsonObject<S> put(String name, Object value) {
        return new JsonObject<>(with(name, Arguments.of(value)));
    }

    private List<Node> with(String name, Node value) {
        List<Node> more = new ArrayList<>(members);
        more.add(new Parameter<>(Types.TEXT, name, "name"));
        more.add(value);
        return List.copyOf(more);
    }
}
