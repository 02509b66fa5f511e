package io.millrace.internal.tree;

/** A part of a statement: immutable, and equal to any other that writes the same. */
public interface Node {

    /** Writes this part and all below it, in the order of the SQL text. */
    void write(Sink sink);

    /** How tightly this part binds; what binds less than its place needs is put in parentheses. */
    default Precedence precedence() {
        return Precedence.ATOM;
    }
}
