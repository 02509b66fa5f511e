package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import org.jspecify.annotations.Nullable;

/**
 * How many rows are read.
 *
 * @param rows at most so many, or null for all
 * @param withTies whether those that tie with the last come as well
 * @param offset without so many of the first, or null for none
 */
public record Limits(
        @Nullable Node rows, boolean withTies, @Nullable Node offset) implements Node {

    /** All rows. */
    public static final Limits NONE = new Limits(null, false, null);

    /** With at most so many rows; null for all. */
    public Limits rows(@Nullable Node most) {
        return new Limits(most, false, offset);
    }

    /** Without the first rows; null for none. */
    public Limits offset(@Nullable Node first) {
        return new Limits(rows, withTies, first);
    }

    @Override
    public void write(Sink sink) {
        if (offset != null) {
            sink.text(" offset ").node(offset);
        }
        if (rows != null && withTies) {
            sink.text(" fetch first (").node(rows).text(") rows with ties");
        } else if (rows != null) {
            sink.text(" limit ").node(rows);
        }
    }
}
