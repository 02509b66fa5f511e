package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of its partition a function over a window sees from a row.
 *
 * @param unit what is counted: {@code rows}, {@code range} or {@code groups}
 * @param start the first
 * @param end the last
 * @param exclusion what is left out again, as fixed text; empty for nothing
 */
public record WindowFrame(String unit, Bound start, Bound end, String exclusion) implements Node {

    /**
     * An end of a frame.
     *
     * @param offset how far from the row, or null where the text says it all
     * @param text {@code unbounded preceding}, {@code current row}, or what follows the offset
     */
    public record Bound(@Nullable Node offset, String text) implements Node {

        @Override
        public void write(Sink sink) {
            if (offset != null) {
                sink.operand(offset, Precedence.CAST).text(" ");
            }
            sink.text(text);
        }
    }

    /** The same, leaving something out again. */
    public WindowFrame excluding(String what) {
        return new WindowFrame(unit, start, end, " exclude " + what);
    }

    @Override
    public void write(Sink sink) {
        sink.text(unit).text(" between ").node(start).text(" and ").node(end).text(exclusion);
    }
}
