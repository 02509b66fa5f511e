package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import java.util.List;

/**
 * A statement in the user's own words, with parts in it. There is one more text than there are parts.
 *
 * @param texts what stands before, between and after the parts
 * @param parts the parts
 * @param sources what the columns among the parts are of; the text reads from them
 */
public record RawStatement(List<String> texts, List<Node> parts, List<Source> sources) implements Scope {

    public RawStatement {
        texts = List.copyOf(texts);
        parts = List.copyOf(parts);
        sources = List.copyOf(sources);
    }

    @Override
    public void write(Sink sink) {
        sink.enter(this);
        for (int i = 0; i < parts.size(); i++) {
            sink.text(texts.get(i)).operand(parts.get(i), Precedence.CAST);
        }
        sink.text(texts.get(parts.size()));
        sink.leave(this);
    }
}
