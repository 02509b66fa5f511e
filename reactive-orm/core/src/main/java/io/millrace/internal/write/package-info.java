/**
 * From what a user wants written to the statement that writes it: drafts become inserts, a record and its changes an
 * update, a query the rows that an update or delete means. What the library fills by itself (keys, versions, moments) is
 * added here, once, for single rows and for many.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.write;

import org.jspecify.annotations.NullMarked;
