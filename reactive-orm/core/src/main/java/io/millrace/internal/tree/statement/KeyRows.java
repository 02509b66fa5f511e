package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.BulkRows;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys as a source, each with its place among them: {@code unnest($1::int8[], $2::text[]) with ordinality as parent_key
 * (k0, k1, place)}.
 *
 * @param keys the columns of the keys
 */
public record KeyRows(List<BulkRows.Values<?>> keys) implements Source {

    private static final String NAME = "parent_key";

    /** The column with a key's place, from 1. */
    public static final String PLACE = "place";

    public KeyRows {
        keys = List.copyOf(keys);
    }

    @Override
    public String reference() {
        return NAME;
    }

    @Override
    public NamedSource identity() {
        List<String> columns = new ArrayList<>(keys.size() + 1);
        for (int i = 0; i < keys.size(); i++) {
            columns.add("k" + i);
        }
        columns.add(PLACE);
        return new NamedSource(NAME, columns);
    }

    /** A column of the keys, as the type that it has. */
    public String key(int column) {
        return keys.get(column).type().bulk().unnested(NAME + ".k" + column);
    }

    @Override
    public void write(Sink sink) {
        sink.text("unnest(").list(keys, ", ").text(") with ordinality as ").name(NAME);
        sink.text(" (").names(identity().columns()).text(")");
    }
}
