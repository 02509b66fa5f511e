/**
 * The expressions of a statement: operators, calls, casts, aggregates and windows.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.tree.expression;

import org.jspecify.annotations.NullMarked;
