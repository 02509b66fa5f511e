package io.millrace.internal.tree;

import java.util.List;

/**
 * A query, a common table expression or a list of values, as those know it who use its columns: by its name.
 *
 * @param reference the name that its columns are qualified with
 * @param columns the names of its columns, in order
 */
public record NamedSource(String reference, List<String> columns) implements Source {

    public NamedSource {
        columns = List.copyOf(columns);
    }

    @Override
    public void write(Sink sink) {
        sink.name(reference);
    }
}
