package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;
import java.util.List;

/** Text with parts in it: a raw fragment. There is one more text than there are parts. */
public record Template(List<String> texts, List<Node> parts, Precedence precedence) implements Node {

    public Template {
        texts = List.copyOf(texts);
        parts = List.copyOf(parts);
    }

    @Override
    public void write(Sink sink) {
        for (int i = 0; i < parts.size(); i++) {
            sink.text(texts.get(i)).operand(parts.get(i), Precedence.CAST);
        }
        sink.text(texts.get(parts.size()));
    }
}
