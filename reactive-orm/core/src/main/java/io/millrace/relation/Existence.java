package io.millrace.relation;

import io.millrace.expr.Condition;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.RelatedRows;
import io.millrace.table.Relation;
import java.util.ArrayList;
import java.util.List;

/** The subqueries that ask about the rows of a relation. */
final class Existence {

    private Existence() {}

    static <S> Condition<S> of(Relation<S, ?> relation) {
        return exists(relation, List.of());
    }

    @SafeVarargs
    static <S, X> Condition<S> of(Relation<S, X> relation, Condition<? super X> first, Condition<? super X>... more) {
        return exists(relation, nodes(first, more));
    }

    /** The rows of a relation, each as often as it counts. */
    static RelatedRows counted(Relation<?, ?> relation, List<Node> columns) {
        return new RelatedRows(
                relation.path(),
                relation.target().source(),
                columns,
                relation.conditions(),
                true,
                relation.visibility());
    }

    @SafeVarargs
    static <X> List<Node> nodes(Condition<? super X> first, Condition<? super X>... more) {
        List<Node> conditions = new ArrayList<>(more.length + 1);
        conditions.add(first.node());
        for (Condition<? super X> condition : more) {
            conditions.add(condition.node());
        }
        return conditions;
    }

    private static <S> Condition<S> exists(Relation<S, ?> relation, List<Node> conditions) {
        List<Node> all = new ArrayList<>(relation.conditions());
        all.addAll(conditions);
        List<Node> nothing = List.of(new Text("1"));
        return new Condition<>(new Nested(
                "exists ",
                new RelatedRows(
                        relation.path(), relation.target().source(), nothing, all, false, relation.visibility())));
    }
}
