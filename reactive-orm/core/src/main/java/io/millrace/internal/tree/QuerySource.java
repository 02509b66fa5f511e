package io.millrace.internal.tree;

/** A query as a source, under a name. */
public record QuerySource(Node query, String alias) implements Source {

    @Override
    public String reference() {
        return alias;
    }

    @Override
    public void write(Sink sink) {
        sink.nested(query).text(" as ").name(alias);
    }
}
