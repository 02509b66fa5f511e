/** Choices between values, built branch by branch: {@code case when … then … else … end}. */
@NullMarked
package io.millrace.expr.choice;

import org.jspecify.annotations.NullMarked;
