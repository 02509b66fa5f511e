/** Orders whose lines are replaced as a whole. */
@NullMarked
package io.millrace.order;

import org.jspecify.annotations.NullMarked;
