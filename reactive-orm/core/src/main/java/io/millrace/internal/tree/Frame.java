package io.millrace.internal.tree;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sink remembers of a scope that it is inside of, or of a source that goes by another name for a while. The outer
 * ones follow.
 */
final class Frame {

    private final @Nullable Scope scope;
    private final @Nullable TableNode from;
    private final @Nullable TableNode to;
    private final @Nullable Frame outer;
    private final List<Node> repeated;
    private final int[] starts;

    private Frame(@Nullable Scope scope, @Nullable TableNode from, @Nullable TableNode to, @Nullable Frame outer) {
        this.scope = scope;
        this.from = from;
        this.to = to;
        this.outer = outer;
        this.repeated = scope == null ? List.of() : scope.repeated();
        this.starts = new int[repeated.size()];
        Arrays.fill(starts, -1);
    }

    static Frame of(Scope scope, @Nullable Frame outer) {
        return new Frame(scope, null, null, outer);
    }

    static Frame renaming(TableNode from, TableNode to, @Nullable Frame outer) {
        return new Frame(null, from, to, outer);
    }

    boolean isOf(Scope other) {
        return scope == other;
    }

    @Nullable Frame outer() {
        return outer;
    }

    /** Which of the repeated expressions a node is, or -1. */
    int indexOf(Node node) {
        return repeated.isEmpty() ? -1 : repeated.indexOf(node);
    }

    /** How many parameters stood before the expression when it was first written, or -1. */
    int start(int index) {
        return starts[index];
    }

    void start(int index, int parameters) {
        starts[index] = parameters;
    }

    /** A source by the name that it goes by here. */
    static Source renamed(@Nullable Frame innermost, Source source) {
        for (Frame frame = innermost; frame != null; frame = frame.outer) {
            if (frame.scope != null) {
                if (frame.scope.sources().contains(source.root())) {
                    return source;
                }
            } else {
                Source other = frame.rename(source);
                if (other != source) {
                    return other;
                }
            }
        }
        return source;
    }

    private Source rename(Source source) {
        if (source.equals(from) && to != null) {
            return to;
        }
        if (source instanceof TableNode table && table.path() != null) {
            Path path = table.path();
            Source parent = rename(path.parent());
            if (parent != path.parent()) {
                return table.over(path.from(parent));
            }
        }
        return source;
    }
}
