/**
 * Pages by key: the order of a query made total, the condition that continues it behind a row, and the cursor that
 * carries the row's values from one page to the next.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.page;

import org.jspecify.annotations.NullMarked;
