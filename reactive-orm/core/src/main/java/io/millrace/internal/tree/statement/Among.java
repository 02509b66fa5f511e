package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.expression.Text;
import java.util.List;
import java.util.stream.IntStream;

/**
 * That a key of several columns is among some: {@code (a, b) in (select parent_key.k0, parent_key.k1 from unnest($1, $2)
 * with ordinality as parent_key (k0, k1, place))}.
 *
 * @param columns the columns of the key
 * @param keys the keys
 */
record Among(List<Node> columns, KeyRows keys) implements Node {

    Among {
        columns = List.copyOf(columns);
    }

    @Override
    public void write(Sink sink) {
        List<Node> parts = IntStream.range(0, columns.size())
                .<Node>mapToObj(column -> new Text(keys.key(column)))
                .toList();
        sink.text("(").list(columns, ", ").text(") in ").nested(Select.of(keys, parts));
    }

    @Override
    public Precedence precedence() {
        return Precedence.COMPARISON;
    }
}
