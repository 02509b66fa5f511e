package io.millrace.internal.tree;

import io.millrace.type.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tree writes itself to. Used by one thread, for one walk. */
public abstract class Sink {

    private int nesting;
    private @Nullable Frame frame;
    private int parameters;
    private int repeating = -1;
    private boolean literal;

    /** Fixed text of the statement, never a value or a name that came from outside. */
    public abstract Sink text(String sql);

    /** A name, quoted where it must be. */
    public abstract Sink name(String identifier);

    /** A column, of the source that it has here. */
    protected abstract void reference(ColumnNode column);

    /**
     * A value with its type.
     *
     * @param number the parameter's number, from 1
     * @param again whether it was written before, in an equal expression, and is sent only once
     */
    protected abstract <T> void parameter(int number, boolean again, PgType<T> type, @Nullable T value, String label);

    /** Called before anything of a select, insert, update or delete is written. */
    protected void entered(Scope scope) {}

    /** Called after all of it is written. */
    protected void left(Scope scope) {}

    /**
     * A source of a scope, with the joins that paths from it imply.
     *
     * @param joined whether it is joined to another, rather than the first
     */
    public void source(Scope scope, Source source, boolean joined) {
        node(source);
    }

    /** Called when all sources of a scope are written. */
    public void sourcesWritten(Scope scope) {}

    /** Called where a common table expression is used. */
    public void common(CommonSource source) {}

    /** Called where the expressions begin ({@code true}) and end that a grouped select may not leave ungrouped. */
    public void grouped(boolean begins) {}

    /** A query that does not see the sources beside it: in parentheses, as {@link #nested} has it. */
    public Sink isolated(Node query) {
        return nested(query);
    }

    /** A column of a source. */
    public final void column(ColumnNode column) {
        Source source = renamed(column.source());
        reference(source == column.source() ? column : column.of(source));
    }

    /** A value with its type; null is SQL's null. The label names what it stands for, for messages. */
    public final <T> void parameter(PgType<T> type, @Nullable T value, String label) {
        if (literal) {
            text(Literal.of(type, value, label));
        } else if (repeating >= 0) {
            parameter(++repeating, true, type, value, label);
        } else {
            parameter(++parameters, false, type, value, label);
        }
    }

    /** Begins a select, insert, update or delete. */
    public final void enter(Scope scope) {
        if (frame != null || !scope.repeated().isEmpty()) {
            frame = Frame.of(scope, frame);
        }
        entered(scope);
    }

    /** Ends it. */
    public final void leave(Scope scope) {
        left(scope);
        if (frame != null && frame.isOf(scope)) {
            frame = frame.outer();
        }
    }

    /** Whether an expression is a column as a table has it, rather than what a query came to. */
    public boolean isStored(Node expression) {
        return expression instanceof ColumnNode column && renamed(column.source()) instanceof TableNode;
    }

    /** A part in which a table goes by another name than its columns say. */
    public final Sink renaming(TableNode from, TableNode to, Node node) {
        Frame before = frame;
        frame = Frame.renaming(from, to, before);
        node(node);
        frame = before;
        return this;
    }

    /** A source by the name that it goes by here. */
    public final Source renamed(Source source) {
        return frame == null ? source : Frame.renamed(frame, source);
    }

    /** Takes over what another sink knows of the place that it has reached. */
    protected final void begin(Sink other) {
        frame = other.frame;
        nesting = other.nesting;
    }

    /**
     * A part whose values are written into the text: one that PostgreSQL compares with what it knows when it plans, which
     * a parameter keeps from it.
     */
    public final Sink literally(Node node) {
        literal = true;
        node(node);
        literal = false;
        return this;
    }

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
        int index = frame == null || repeating >= 0 ? -1 : frame.indexOf(node);
        if (frame == null || index < 0) {
            node.write(this);
        } else if (frame.start(index) < 0) {
            frame.start(index, parameters);
            node.write(this);
        } else {
            repeating = frame.start(index);
            node.write(this);
            repeating = -1;
        }
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

    /** Names with commas between them. */
    public final Sink names(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                text(", ");
            }
            name(names.get(i));
        }
        return this;
    }
}
