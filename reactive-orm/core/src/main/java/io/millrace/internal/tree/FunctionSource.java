package io.millrace.internal.tree;

/**
 * The rows that a function gives, each with its place among them, from 1. It may use the sources before it.
 *
 * @param call the call
 * @param identity the name of the rows, and those of their columns: the value and the place
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
