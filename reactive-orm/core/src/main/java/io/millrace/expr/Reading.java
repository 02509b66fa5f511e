package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.type.RowDecoder;

/**
 * A statement that yields rows, and how one is read.
 *
 * @param statement the statement
 * @param decoder makes a value of each row
 */
public record Reading<T>(Node statement, RowDecoder<T> decoder) {}
