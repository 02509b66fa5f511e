/** Millrace, as its users write it: gets gathered, as they are unless told otherwise, and gets one by one. */
@NullMarked
package io.millrace.benchmark.millrace;

import org.jspecify.annotations.NullMarked;
