/** What parts of the library cost without a database: to build a query, to find its text again, to decode a row. */
@NullMarked
package io.millrace.benchmark.micro;

import org.jspecify.annotations.NullMarked;
