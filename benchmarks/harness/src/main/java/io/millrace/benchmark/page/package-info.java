/** What people read of a report: a page, charts, and tables in the docs. */
@NullMarked
package io.millrace.benchmark.page;

import org.jspecify.annotations.NullMarked;
