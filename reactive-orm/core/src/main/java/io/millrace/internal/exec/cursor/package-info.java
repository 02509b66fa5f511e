/**
 * Rows that are fetched as they are asked for. A {@link io.millrace.internal.exec.cursor.CursorFlux} reads a portal of
 * the server in parts, in the transaction it is subscribed in or in one of its own; no more than one part is in memory.
 * However it ends, the portal and its prepared statement are closed before the connection goes to anybody else.
 */
@NullMarked
package io.millrace.internal.exec.cursor;

import org.jspecify.annotations.NullMarked;
