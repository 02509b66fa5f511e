/**
 * The words of a query: typed expressions over columns and values, and the conditions and orders made of them.
 *
 * <p>Every expression has a scope {@code S}, the record type whose query it may stand in; what takes an expression in a
 * query of {@code R} asks for a scope of {@code ? super R}. A table's own constant has the scope of its record, an alias
 * has the scope {@code Object} and is good anywhere. Expressions are immutable values; building one touches no database.
 */
@NullMarked
package io.millrace.expr;

import org.jspecify.annotations.NullMarked;
