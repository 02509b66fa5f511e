/** Mesher under an open load: programs that report, people who read, and pages that listen, each at a rate of its own. */
@NullMarked
package io.millrace.benchmark.gatling;

import org.jspecify.annotations.NullMarked;
