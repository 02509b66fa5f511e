package io.millrace.internal.tree;

/**
 * A call of a function that makes rows, as a source. It may use the sources before it.
 *
 * @param call the call
 * @param identity the name, and the names of its columns: the values, and the position of the row where they are counted
 * @param counted whether the last column is the position of the row
 */
public record FunctionSource(Node call, NamedSource identity, boolean counted) implements Source {

    /** One whose rows are counted. */
    public FunctionSource(Node call, NamedSource identity) {
        this(call, identity, true);
    }

    @Override
    public String reference() {
        return identity.reference();
    }

    @Override
    public void write(Sink sink) {
        sink.node(call).text(counted ? " with ordinality as " : " as ").name(reference());
        sink.text(" (").names(identity.columns()).text(")");
    }
}
