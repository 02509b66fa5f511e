package io.millrace.column;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;

/** A column that is set to what the database computes. */
record Computed<S>(ColumnNode column, Node value) implements Assign<S> {}
