/**
 * The statements themselves and their clauses: select, insert, update, delete, joins, locks, conflicts.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.tree.statement;

import org.jspecify.annotations.NullMarked;
