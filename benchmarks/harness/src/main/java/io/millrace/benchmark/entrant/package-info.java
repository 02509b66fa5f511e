/** Who takes part: each contender, where its classes are, and the Java machine that it runs in. */
@NullMarked
package io.millrace.benchmark.entrant;

import org.jspecify.annotations.NullMarked;
