/**
 * The tree of a statement. A node is an immutable value that knows only how to write itself to a {@link
 * io.millrace.internal.tree.Sink}; what a sink makes of it (SQL text, a shape to look up, a check of scopes) is decided
 * further down the road. Because every reading of a tree is the same walk, parameters have one order everywhere.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.tree;

import org.jspecify.annotations.NullMarked;
