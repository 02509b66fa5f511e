/** Loading relations. */
@NullMarked
package io.millrace.preload;

import org.jspecify.annotations.NullMarked;
