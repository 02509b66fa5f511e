package io.millrace.internal.tree;

/**
 * A call of a function that makes rows, as a source; its rows are counted. It may use the sources before it.
 *
 * @param call the call
 * @param identity the name, and the names of its columns: the values, and then the position of the row
 */
public record FunctionSource(Node call, NamedSource identity) implements Source {

    @Override
    public String reference() {
        return identity.reference();
    }

    @Override
    public void write(Sink sink) {
        sink.node(call).text(" with ordinality as ").name(reference());
        sink.text(" (").names(identity.columns()).text(")");
    }
}
