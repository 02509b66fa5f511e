package io.millrace.internal.page;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.expression.Parenthesis;
import io.millrace.internal.tree.expression.Postfix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.type.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The condition of the rows that come behind a row in a total order.
 *
 * <p>{@code (a, b) > ($1, $2)} where all directions agree and nothing is nullable; otherwise {@code a > $1 or (a = $1 and
 * b < $2)}, with nulls at their place in the order.
 */
public final class Keyset {

    private static final Text NEVER = new Text("false");

    private final List<Ordering> orders;
    private final List<@Nullable Node> values;

    private Keyset(List<Ordering> orders, List<@Nullable Node> values) {
        this.orders = orders;
        this.values = values;
    }

    /**
     * The condition of what comes behind a row.
     *
     * @param texts the row's values in the text form of their types; null for SQL's null
     * @throws RuntimeException where a text stands for no value of its type
     */
    public static Node behind(List<Ordering> orders, List<@Nullable String> texts) {
        List<@Nullable Node> values = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            values.add(text == null ? null : parameter(type(orders.get(i)), text));
        }
        Keyset keyset = new Keyset(orders, values);
        if (keyset.isUniform()) {
            return keyset.asRow();
        }
        Node expanded = keyset.behind(0);
        Ordering first = orders.get(0);
        Node value = values.get(0);
        return first.nullable() || value == null
                ? expanded
                : new Infix(compare(first, first.descending() ? "<=" : ">=", value), "and", expanded, Precedence.AND);
    }

    static PgType<?> type(Ordering ordering) {
        return Objects.requireNonNull(ordering.type());
    }

    private static <T> Node parameter(PgType<T> type, String text) {
        return new Parameter<>(type, type.parse(text), "cursor");
    }

    private boolean isUniform() {
        boolean descending = orders.get(0).descending();
        return orders.stream().noneMatch(order -> order.nullable() || order.descending() != descending)
                && values.stream().noneMatch(Objects::isNull);
    }

    private Node asRow() {
        String operator = orders.get(0).descending() ? "<" : ">";
        if (orders.size() == 1) {
            return compare(orders.get(0), operator, Objects.requireNonNull(values.get(0)));
        }
        List<Node> expressions = orders.stream().map(Ordering::expression).toList();
        List<Node> row = new ArrayList<>();
        values.forEach(value -> row.add(Objects.requireNonNull(value)));
        return new Infix(new Parenthesis(expressions), operator, new Parenthesis(row), Precedence.COMPARISON);
    }

    private Node behind(int place) {
        Ordering order = orders.get(place);
        Node value = values.get(place);
        Node strictly = strictly(order, value);
        if (place == orders.size() - 1) {
            return strictly == null ? NEVER : strictly;
        }
        Node equal = value == null ? isNull(order, " is null") : compare(order, "=", value);
        Node rest = new Infix(equal, "and", behind(place + 1), Precedence.AND);
        return strictly == null ? rest : new Infix(strictly, "or", rest, Precedence.OR);
    }

    private static @Nullable Node strictly(Ordering order, @Nullable Node value) {
        if (value == null) {
            return order.nullsFirst() ? isNull(order, " is not null") : null;
        }
        Node beyond = compare(order, order.descending() ? "<" : ">", value);
        return order.nullable() && !order.nullsFirst()
                ? new Infix(beyond, "or", isNull(order, " is null"), Precedence.OR)
                : beyond;
    }

    private static Node compare(Ordering order, String operator, Node value) {
        return new Infix(order.expression(), operator, value, Precedence.COMPARISON);
    }

    private static Node isNull(Ordering order, String operator) {
        return new Postfix(order.expression(), operator, Precedence.IS);
    }
}
