/** IMDBench on Millrace: its tables as records, its pages as shapes, and its operations. */
@NullMarked
package io.millrace.benchmark.millrace.film;

import org.jspecify.annotations.NullMarked;
