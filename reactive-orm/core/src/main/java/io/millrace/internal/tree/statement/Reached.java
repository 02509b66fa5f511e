package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * A source with the tables that lead to it, joined as one: {@code (post_tags as t_post_tags join tags as t on …)}. Others
 * see only the source itself.
 *
 * @param first the first table
 * @param further the tables after it and the source, each with the condition that joins it
 */
public record Reached(Source first, List<Further> further) implements Source {

    public Reached {
        further = List.copyOf(further);
    }

    /** What is joined, and the condition. */
    public record Further(Source source, Node on) {}

    /** With another source in the place of the last. */
    Reached ending(Source end) {
        List<Further> changed = new ArrayList<>(further);
        int last = changed.size() - 1;
        changed.set(last, new Further(end, changed.get(last).on()));
        return new Reached(first, changed);
    }

    private Source end() {
        return further.get(further.size() - 1).source();
    }

    @Override
    public String reference() {
        return end().reference();
    }

    @Override
    public Source identity() {
        return end().identity();
    }

    @Override
    public boolean isFragment() {
        return end().isFragment();
    }

    @Override
    public String label() {
        return end().label();
    }

    @Override
    public void write(Sink sink) {
        sink.text("(").node(first);
        for (Further each : further) {
            sink.text(" join ").node(each.source()).text(" on ").node(each.on());
        }
        sink.text(")");
    }
}
