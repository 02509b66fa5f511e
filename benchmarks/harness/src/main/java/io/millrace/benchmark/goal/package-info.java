/** What is aimed at, and whether a run has reached it. */
@NullMarked
package io.millrace.benchmark.goal;

import org.jspecify.annotations.NullMarked;
