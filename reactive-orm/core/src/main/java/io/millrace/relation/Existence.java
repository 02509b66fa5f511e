package io.millrace.relation;

import io.millrace.expr.Condition;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.Relation;
import java.util.List;

/** The subqueries that ask about the rows of a relation. */
final class Existence {

    private Existence() {}

    static <S> Condition<S> of(Relation<S, ?> relation) {
        return new Condition<>(new Nested("exists ", select(relation, List.of(new Text("1")))));
    }

    @SafeVarargs
    static <S, X> Condition<S> of(Relation<S, X> relation, Condition<? super X> first, Condition<? super X>... more) {
        Select select = select(relation, List.of(new Text("1"))).where(first.node());
        for (Condition<? super X> condition : more) {
            select = select.where(condition.node());
        }
        return new Condition<>(new Nested("exists ", select));
    }

    static Select select(Relation<?, ?> relation, List<Node> columns) {
        Path path = relation.path();
        Source far = relation.target().source();
        Select select = Select.of(far, columns);
        for (int i = 0; i < path.near().size(); i++) {
            String near = path.near().get(i);
            String key = path.far().get(i);
            select = select.where(new Infix(
                    new ColumnNode(far, key, key),
                    "=",
                    new ColumnNode(path.parent(), near, near),
                    Precedence.COMPARISON));
        }
        return select;
    }
}
