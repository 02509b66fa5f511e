/**
 * Shapes: what is read of rows, and what is written.
 */
@NullMarked
package io.millrace.shape;

import org.jspecify.annotations.NullMarked;
