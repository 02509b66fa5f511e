/** The command: what was asked for, and the order in which it is done. */
@NullMarked
package io.millrace.benchmark.bench;

import org.jspecify.annotations.NullMarked;
