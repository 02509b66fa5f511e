package io.millrace.internal.tree;

/** Fixed text that binds like a name: a keyword, a constant. */
public record Text(String sql) implements Node {

    @Override
    public void write(Sink sink) {
        sink.text(sql);
    }
}
