package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window that functions run over.
 *
 * @param name its name where it is defined once for several functions, or null
 * @param partition the expressions that make a partition
 * @param orders the order within a partition
 * @param frame the frame, or null for PostgreSQL's default
 */
public record Window(
        @Nullable String name,
        List<Node> partition,
        List<Ordering> orders,
        @Nullable WindowFrame frame) implements Node {

    public Window {
        partition = List.copyOf(partition);
        orders = List.copyOf(orders);
    }

    /** Writes the definition with its name, as the window clause has it. */
    @Override
    public void write(Sink sink) {
        if (name != null) {
            sink.name(name).text(" as ");
        }
        writeDefinition(sink);
    }

    /** Writes what stands behind {@code over}: the name, or the definition where there is none. */
    void writeUse(Sink sink) {
        if (name != null) {
            sink.name(name);
        } else {
            writeDefinition(sink);
        }
    }

    private void writeDefinition(Sink sink) {
        sink.text("(");
        String gap = "";
        if (!partition.isEmpty()) {
            sink.text("partition by ").list(partition, ", ");
            gap = " ";
        }
        if (!orders.isEmpty()) {
            sink.text(gap).text("order by ").list(orders, ", ");
            gap = " ";
        }
        if (frame != null) {
            sink.text(gap).node(frame);
        }
        sink.text(")");
    }
}
