package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.expression.Text;
import io.millrace.type.Types;
import java.util.List;

/**
 * An update of so many rows, which fails where it meets fewer: {@code with written as (update …) select … from written},
 * beside a division by zero where the number of rows is another one. So nothing is written then, without a transaction
 * around it.
 *
 * @param update the update; what it returns is read of each row, or, where it returns nothing, how many they were
 * @param rows how many rows it is to meet
 */
public record AllOrNone(Update update, int rows) implements Node {

    private static final Text ANY = new Text("1");

    @Override
    public void write(Sink sink) {
        boolean counts = update.returning().isEmpty();
        sink.text("with written as (")
                .node(counts ? update.returning(List.of(ANY)) : update)
                .text(
                        counts
                                ? ") select count(*) / (count(*) = "
                                : ") select written.* from written where (select 1 / (count(*) = ")
                .node(new Parameter<>(Types.INT8, (long) rows, "rows"))
                .text(counts ? ")::int4 from written" : ")::int4 from written) = 1");
    }
}
