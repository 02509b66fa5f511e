/** What a run found, as it is kept. */
@NullMarked
package io.millrace.benchmark.report;

import org.jspecify.annotations.NullMarked;
