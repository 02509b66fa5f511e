/** A cabinet whose records are kept when they are deleted, and whose relations say what goes with them. */
@NullMarked
package io.millrace.cabinet;

import org.jspecify.annotations.NullMarked;
