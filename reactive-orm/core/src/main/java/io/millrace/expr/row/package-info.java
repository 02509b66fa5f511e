/** Several values that are compared as one: row values. */
@NullMarked
package io.millrace.expr.row;

import org.jspecify.annotations.NullMarked;
