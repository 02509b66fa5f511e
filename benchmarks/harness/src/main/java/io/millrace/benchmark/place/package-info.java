/** The database, and the distances from which it is reached. */
@NullMarked
package io.millrace.benchmark.place;

import org.jspecify.annotations.NullMarked;
