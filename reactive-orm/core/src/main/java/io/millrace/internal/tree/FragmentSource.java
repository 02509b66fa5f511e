package io.millrace.internal.tree;

/**
 * A query of the user's own text as a source, read as the rows of a table.
 *
 * @param fragment the query
 * @param identity the table under the name that it has here
 */
public record FragmentSource(Node fragment, TableNode identity) implements Source {

    @Override
    public String reference() {
        return identity.reference();
    }

    @Override
    public boolean isFragment() {
        return true;
    }

    @Override
    public String label() {
        return identity.label();
    }

    @Override
    public void write(Sink sink) {
        sink.isolated(fragment).text(" as ").name(reference());
    }
}
