package io.millrace.expr.aggregate;

import io.millrace.expr.Order;
import io.millrace.internal.tree.expression.Ordering;
import java.util.ArrayList;
import java.util.List;

/** The orders of an aggregate as parts of a statement. */
final class Orders {

    private Orders() {}

    @SafeVarargs
    static <S> List<Ordering> of(Order<? super S> first, Order<? super S>... more) {
        List<Ordering> orderings = new ArrayList<>(more.length + 1);
        orderings.add(first.ordering());
        for (Order<? super S> order : more) {
            orderings.add(order.ordering());
        }
        return orderings;
    }
}
