package io.millrace.internal.tree;

/**
 * A query as a source, under a name.
 *
 * @param query the query
 * @param identity the name, and the names of the columns
 * @param lateral whether the query may use the sources before it
 * @param columnsNamed whether the columns are renamed here, because the query calls them otherwise
 */
public record QuerySource(Node query, NamedSource identity, boolean lateral, boolean columnsNamed) implements Source {

    @Override
    public String reference() {
        return identity.reference();
    }

    /** The same, which may use the sources before it. */
    public QuerySource asLateral() {
        return new QuerySource(query, identity, true, columnsNamed);
    }

    @Override
    public void write(Sink sink) {
        if (lateral) {
            sink.text("lateral ").nested(query);
        } else {
            sink.isolated(query);
        }
        sink.text(" as ").name(reference());
        if (columnsNamed) {
            sink.text(" (").names(identity.columns()).text(")");
        }
    }
}
