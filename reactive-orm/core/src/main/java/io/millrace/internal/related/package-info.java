/**
 * Writes a row with the rows of its relations, in one transaction: first what it refers to, then the row, then what
 * refers to it. Rows of one kind that are written the same way are one statement, however many parents they have.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.related;

import org.jspecify.annotations.NullMarked;
