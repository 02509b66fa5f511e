/**
 * Functions over windows: what a row is among others, without grouping them away. A {@link
 * io.millrace.query.window.Window} says which rows and in which order; {@link io.millrace.query.window.Windows} has the
 * functions.
 */
@NullMarked
package io.millrace.query.window;

import org.jspecify.annotations.NullMarked;
