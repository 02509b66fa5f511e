package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;

/** Fixed text that binds like a name: a keyword, a constant. */
public record Text(String sql) implements Node {

    @Override
    public void write(Sink sink) {
        sink.text(sql);
    }
}
