package io.millrace.internal.tree;

import io.millrace.type.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tree writes itself to. Used by one thread, for one walk. */
public abstract class Sink {

    private int nesting;

    /** Fixed text of the statement, never a value or a name that came from outside. */
    public abstract Sink text(String sql);

    /** A name, quoted where it must be. */
    public abstract Sink name(String identifier);

    /** A column of a source. */
    public abstract void column(ColumnNode column);

    /** A value with its type; null is SQL's null. The label names what it stands for, for messages. */
    public abstract <T> void parameter(PgType<T> type, @Nullable T value, String label);

    /** A value that is a part of the tree: where the same part stands in several places, it is sent once. */
    public <T> void shared(Parameter<T> parameter) {
        parameter(parameter.type(), parameter.value(), parameter.label());
    }

    /** Called before anything of a select, insert, update or delete is written. */
    public void enter(Scope scope) {}

    /** Called after all of it is written. */
    public void leave(Scope scope) {}

    /** Called where the joins stand that paths imply, after the joins that were written out. */
    public void impliedJoins(Scope scope) {}

    /** Called where the expressions begin ({@code true}) and end that a grouped select may not leave ungrouped. */
    public void grouped(boolean begins) {}

    /** A query inside another statement: its columns keep their own types, since no one reads them yet. */
    public final Sink nested(Node query) {
        nesting++;
        text("(").node(query).text(")");
        nesting--;
        return this;
    }

    /** Whether what is being written is what the reader gets, rather than a query inside another statement. */
    public final boolean isResult() {
        return nesting == 0;
    }

    /** A part as it is. */
    public Sink node(Node node) {
        node.write(this);
        return this;
    }

    /** A part, in parentheses where it binds less than its place needs. */
    public final Sink operand(Node node, Precedence atLeast) {
        return node.precedence().compareTo(atLeast) < 0 ? text("(").node(node).text(")") : node(node);
    }

    /** Parts with a separator between them. */
    public final Sink list(List<? extends Node> nodes, String separator) {
        for (int i = 0; i < nodes.size(); i++) {
            if (i > 0) {
                text(separator);
            }
            node(nodes.get(i));
        }
        return this;
    }
}
