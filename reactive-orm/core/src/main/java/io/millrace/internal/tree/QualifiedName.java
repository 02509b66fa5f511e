package io.millrace.internal.tree;

/**
 * A column of a table that the library itself put into a statement, by its name: nobody else sees the table, so nobody
 * checks whether it is in sight.
 *
 * @param reference the name that the table goes by
 * @param column the column
 */
public record QualifiedName(String reference, String column) implements Node {

    @Override
    public void write(Sink sink) {
        sink.name(reference).text(".").name(column);
    }
}
