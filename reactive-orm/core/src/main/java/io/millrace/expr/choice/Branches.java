package io.millrace.expr.choice;

import io.millrace.expr.Condition;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Case;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The branches of a case, in order. */
record Branches(List<Case.When> whens) {

    static Branches of(Condition<?> condition, Node result) {
        return new Branches(List.of(new Case.When(condition.node(), result)));
    }

    Branches with(Condition<?> condition, Node result) {
        List<Case.When> more = new ArrayList<>(whens);
        more.add(new Case.When(condition.node(), result));
        return new Branches(List.copyOf(more));
    }

    Node otherwise(@Nullable Node result) {
        return new Case(whens, result);
    }
}
