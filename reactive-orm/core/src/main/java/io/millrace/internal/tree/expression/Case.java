package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A choice between expressions; without an otherwise it is null where no condition holds. */
public record Case(List<When> branches, @Nullable Node otherwise) implements Node {

    /** One branch: the result where the condition holds. */
    public record When(Node condition, Node result) {}

    public Case {
        branches = List.copyOf(branches);
    }

    @Override
    public void write(Sink sink) {
        sink.text("case");
        for (When branch : branches) {
            sink.text(" when ").node(branch.condition()).text(" then ").node(branch.result());
        }
        if (otherwise != null) {
            sink.text(" else ").node(otherwise);
        }
        sink.text(" end");
    }
}
