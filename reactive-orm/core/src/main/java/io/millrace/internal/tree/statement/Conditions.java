package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;
import java.util.List;

/** Conditions all of which must hold, as a clause: {@code where a and b}. */
final class Conditions {

    private Conditions() {}

    /** Writes the clause; nothing where there are no conditions. */
    static void write(Sink sink, String keyword, List<Node> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            sink.text(i == 0 ? keyword : " and ");
            if (conditions.size() == 1) {
                sink.node(conditions.get(i));
            } else {
                sink.operand(conditions.get(i), Precedence.AND);
            }
        }
    }
}
