package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Scope;
import java.util.List;

/** A statement that writes rows, and can give back something of each. */
public sealed interface Written extends Scope permits Insert, Update, Delete, Merge {

    /** What is read of each row. */
    List<Node> returning();

    /** The same, which gives back something else. */
    Written returning(List<Node> other);
}
